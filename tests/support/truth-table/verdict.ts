import { checkPlatform } from "../../../provider/src/ray-platform/checks";
import { clustersFitTogether, podsFit } from "../../../provider/src/ray-platform/fit-rules";
import { normalForm } from "../../../provider/src/ray-platform/normal-form";
import { placements } from "../../../provider/src/ray-platform/placements";
import { fitWarnings } from "../../../provider/src/ray-spec/fit/warnings";
import { type Problem } from "../../../provider/src/shared/problems";
import { type Platform } from "./platform";

/** What a preview says of a unit: refused, warned of, or nothing. */
export interface Verdict {
    readonly answer: "refused" | "warned" | "fits";
    readonly because: readonly string[];
    /** Paths of what is refused as too large. That the equal share of a pod comes to nothing is a rule of ours alone. */
    readonly tooLarge: readonly string[];
}

/** Throws when a unit is refused for anything else than its size: it would say nothing about sizes. */
export function verdictOn({ args: given }: Platform, unit: string): Verdict {
    const refused = checkPlatform(given, unit);
    const args = normalForm(given);
    const pools = placements(args, unit);
    const expected = new Set(podsFit(args, pools).map(text));
    const other = refused.map(text).filter((problem) => !expected.has(problem));
    if (other.length > 0) throw new Error(`the generator makes a unit that is wrong otherwise: ${other.join(" ")}`);
    const tooLarge = refused.filter(({ rule }) => rule !== "R-FIT-SHARE").map(({ path }) => path);
    if (refused.length > 0) return { answer: "refused", because: refused.map(text), tooLarge };
    const own = Object.entries(args.rayClusters ?? {}).flatMap(([name, cluster]) =>
        fitWarnings({ ...cluster, name, pools }, `rayClusters.${name}`),
    );
    const warned = [...own, ...clustersFitTogether(args, pools)].map(text);
    return { answer: warned.length > 0 ? "warned" : "fits", because: warned, tooLarge: [] };
}

const text = ({ path, reason }: Problem): string => `${path}: ${reason}`;
