import { checkPlatform } from "../../../provider/src/ray-platform/checks";
import { judgedClusters } from "../../../provider/src/ray-platform/rules/judged-unit";
import { clustersFitTogether, clustersFit } from "../../../provider/src/ray-platform/rules/fit-rules";
import { normalForm } from "../../../provider/src/ray-platform/args/normal-form";
import { placements } from "../../../provider/src/ray-platform/facts/placements";
import { fitWarnings } from "../../../provider/src/ray-spec/fit/warnings";
import { type Problem } from "../../../provider/src/shared/problems";
import { type Platform } from "./platform";

/**
 * What a preview says of a unit: that it could not run, that a size which is left out has no meaning (the equal share
 * that it stands for comes to nothing), that it may run or not, or nothing.
 */
export const ANSWERS = ["refused", "no share", "warned", "fits"] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Verdict {
    readonly answer: Answer;
    readonly because: readonly string[];
    /** Paths of what is refused as too large. */
    readonly tooLarge: readonly string[];
    /** What is refused because there is nothing to share. */
    readonly noShares: readonly NoShare[];
}

/** Resources, in Kubernetes' words, of which the pods of a head or group would get none. */
export interface NoShare {
    readonly path: string;
    readonly resources: readonly string[];
}

/** Throws when a unit is refused for anything else than its size: it would say nothing about sizes. */
export function verdictOn({ args: given }: Platform, unit: string): Verdict {
    const refused = checkPlatform(given, unit);
    const args = normalForm(given);
    const pools = placements(args, unit);
    const expected = new Set(clustersFit(args, pools).map(text));
    const other = refused.map(text).filter((problem) => !expected.has(problem));
    if (other.length > 0) throw new Error(`the generator makes a unit that is wrong otherwise: ${other.join(" ")}`);
    const noShares = refused.filter(({ rule }) => rule === "R-FIT-SHARE").map(noShare);
    const tooLarge = refused.filter(({ rule }) => rule !== "R-FIT-SHARE").map(({ path }) => path);
    if (refused.length > 0)
        return { answer: tooLarge.length > 0 ? "refused" : "no share", because: refused.map(text), tooLarge, noShares };
    const clusters = judgedClusters(args, pools);
    const own = clusters.flatMap(({ fit }) => fitWarnings(fit));
    const warned = [...own, ...clustersFitTogether(clusters)].map(text);
    return { answer: warned.length > 0 ? "warned" : "fits", because: warned, tooLarge: [], noShares: [] };
}

function noShare({ path, reason }: Problem): NoShare {
    const resources = Object.entries(SAID).flatMap(([resource, said]) => (said.test(reason) ? [resource] : []));
    if (resources.length === 0) throw new Error(`no resource is named: ${reason}`);
    return { path: path.replace(/\.podsPerNode$/, ""), resources };
}

const SAID: Readonly<Record<string, RegExp>> = {
    "nvidia.com/gpu": /cannot share the \d+ GPUs/,
    cpu: /has no (?:CPU|CPU or memory) left/,
    memory: /has no (?:memory|CPU or memory) left/,
};

const text = ({ path, reason }: Problem): string => `${path}: ${reason}`;
