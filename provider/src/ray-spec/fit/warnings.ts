import { nodesForAll } from "../../placement/demand";
import { fitsOnAGoodDay } from "../../placement/fit/good-day";
import { anyOfThese } from "../../placement/fit/way-out";
import { mostReplicasFit } from "../../placement/fit/group-fit";
import { wayToHave } from "../../placement/pool-size";
import { type FIT_GROUP_WARNINGS } from "../../rules/fit";
import { type Breach, breachesBy, breachesOf, type Checks } from "../../shared/breach";
import { below, type Problem } from "../../shared/problems";
import { imageRunsOnPool } from "./architecture";
import { countable, type FitGroup, leastPods, poolIn, type SpecFit } from "./group";
import { claimIsReached, hostsAreTogether } from "./zones";
import { type PoolPlacement } from "../../placement/args/pool-placement";

/** What may not run, or not well, depending on the day: legal, and worth a look. */
export const fitWarnings = (fit: SpecFit): Breach[] => [
    ...fit.groups.flatMap((group) => [
        ...fitsOnAGoodDay(group.fit),
        ...breachesBy(GROUP_RULES, (rule) => rule(group, fit)),
    ]),
    ...breachesOf("R-POOL-SHARED", allFit(fit.groups)),
];

type Rule = (group: FitGroup, fit: SpecFit) => Problem[];

const GROUP_RULES: Checks<typeof FIT_GROUP_WARNINGS, Rule, "warning"> = {
    "R-FIT-MOST": mostFit,
    "R-ARCH-TAG": (group, { args }) => imageRunsOnPool(args, group, "warned"),
    "R-ZONES-HOSTS": hostsAreTogether,
    "R-ZONES-CLAIM": claimIsReached,
};

function mostFit(group: FitGroup): Problem[] {
    const counted = countable(group);
    const most = counted?.workers.maxReplicas;
    if (counted === undefined || most === undefined) return [];
    return mostReplicasFit(counted, { path: below(group.path, "maxReplicas"), count: most });
}

/** The pods that there always are, pool by pool, at the path of the first of them. */
export function allFit(groups: readonly FitGroup[]): Problem[] {
    const names = new Set(groups.map(({ given }) => given.pool));
    return [...names].flatMap((name) => {
        const sharing = groups.filter(({ given }) => given.pool === name);
        const [first] = sharing;
        const pool = first && poolIn(first);
        return first === undefined || pool === undefined || sharing.length < 2
            ? []
            : shareAPool(name ?? "", pool, sharing);
    });
}

function shareAPool(name: string, pool: PoolPlacement, groups: readonly FitGroup[]): Problem[] {
    const demands = groups.flatMap((group) => {
        const pods = leastPods(group);
        return group.pod === undefined || pods === undefined ? [] : [{ path: group.path, pod: group.pod, pods }];
    });
    const nodes = nodesForAll(demands, pool) ?? 0;
    if (nodes <= pool.maxSize) return [];
    const who = demands
        .filter(({ pods }) => pods > 0)
        .map(({ path, pods }) => `${pods} of ${path}`)
        .join(", ");
    const reason = `the pods that always run on pool "${name}" (${who}) may not all find room on its at most ${pool.maxSize} nodes, depending on how Kubernetes spreads them; ${nodes} are enough in any case. ${anyOfThese([wayToHave(nodes), "lower what they ask for"])}`;
    return [{ path: below(demands[0]?.path ?? "", "pool"), reason }];
}
