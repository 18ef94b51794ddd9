import { checkPlatform } from "../../../provider/src/ray-platform/checks";
import { clustersFitTogether, podsFit } from "../../../provider/src/ray-platform/fit-rules";
import { normalForm } from "../../../provider/src/ray-platform/normal-form";
import { placements } from "../../../provider/src/ray-platform/placements";
import { fitWarnings } from "../../../provider/src/ray-cluster/fit/warnings";
import { type Problem } from "../../../provider/src/shared/problems";
import { type Platform } from "./platform";

/** What a preview says of a unit: refused, warned of, or nothing. */
export interface Verdict {
    readonly answer: "refused" | "warned" | "fits";
    readonly because: readonly string[];
}

/** Throws when a unit is refused for anything else than its size: it would say nothing about sizes. */
export function verdictOn({ args: given }: Platform, unit: string): Verdict {
    const refused = checkPlatform(given, unit);
    const args = normalForm(given);
    const pools = placements(args, unit);
    const expected = new Set(podsFit(args, pools).map(text));
    const other = refused.map(text).filter((problem) => !expected.has(problem));
    if (other.length > 0) throw new Error(`the generator makes a unit that is wrong otherwise: ${other.join(" ")}`);
    if (refused.length > 0) return { answer: "refused", because: refused.map(text) };
    const own = Object.entries(args.rayClusters ?? {}).flatMap(([name, cluster]) =>
        fitWarnings({ ...cluster, name, pools }, `rayClusters.${name}`),
    );
    const warned = [...own, ...clustersFitTogether(args, pools)].map(text);
    return { answer: warned.length > 0 ? "warned" : "fits", because: warned };
}

const text = ({ path, reason }: Problem): string => `${path}: ${reason}`;
