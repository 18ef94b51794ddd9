import { below, type Problem } from "../../shared/problems";
import { knownNumber } from "../../shared/known";
import { type PodInput, workerInputs } from "../facts/pod-inputs";
import { type Rule } from "./rule";
import { DEFAULT_MIN_REPLICAS } from "../facts/replicas";

export const replicasAreOrdered: Rule = (settings, { path }) =>
    workerInputs(settings, path).flatMap((group) => [...boundsAreOrdered(group), ...startIsWithinBounds(group)]);

function boundsAreOrdered({ path, given }: PodInput): Problem[] {
    const { minReplicas, maxReplicas } = given;
    if (minReplicas !== undefined && maxReplicas === undefined) {
        const reason = `is needed beside minReplicas${seen(minReplicas)}: the Ray autoscaler would have no limit. Give the most pods the group may have, or \`replicas\` for a fixed number.`;
        return [{ path: below(path, "maxReplicas"), reason }];
    }
    const [least, most] = [knownNumber(minReplicas), knownNumber(maxReplicas)];
    if (least === undefined || most === undefined || least <= most) return [];
    const reason = `at most maxReplicas (${most}), got ${least}. Raise maxReplicas or lower minReplicas.`;
    return [{ path: below(path, "minReplicas"), reason }];
}

/** Beside bounds `replicas` is the number to start with. */
function startIsWithinBounds({ path, given }: PodInput): Problem[] {
    const number = knownNumber(given.replicas);
    const most = knownNumber(given.maxReplicas);
    if (number === undefined || most === undefined) return [];
    const least = given.minReplicas === undefined ? DEFAULT_MIN_REPLICAS : knownNumber(given.minReplicas);
    const at = below(path, "replicas");
    if (number > most) {
        const reason = `at most maxReplicas (${most}), got ${number}. Raise maxReplicas or lower replicas.`;
        return [{ path: at, reason }];
    }
    if (least === undefined || number >= least) return [];
    return [{ path: at, reason: `at least minReplicas (${least}), got ${number}. Raise replicas, or leave it out.` }];
}

const seen = (value: unknown): string => {
    const number = knownNumber(value);
    return number === undefined ? "" : ` (${number})`;
};
