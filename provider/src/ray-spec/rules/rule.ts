import { type PoolPlacement } from "../../placement/args/pool-placement";
import { type Problem } from "../../shared/problems";
import { type Unknown } from "../../shared/unknown";
import { type SpecArgs } from "../args/args";
import { type PodInput } from "../facts/pod-inputs";

/** What the rules of a spec must know beside its inputs. */
export interface SpecContext {
    /** Where the inputs are: `rayClusters.train`, or empty for a resource on its own. */
    readonly path: string;
    readonly pools: Readonly<Record<string, PoolPlacement>> | Unknown;
    readonly operatorVersion: string | Unknown;
    /** What beside the head's Service lets others in from outside, and the input that asks for it. */
    readonly ways: readonly WayIn[];
}

export interface WayIn {
    readonly path: string;
    /** `an Ingress`. */
    readonly what: string;
}

/** What a rule is told: that, and what is said of pods, read once for all rules. */
export interface RuleContext extends SpecContext {
    /** The head and every worker group. */
    readonly pods: readonly PodInput[];
    /** Wherever settings of pods are given: for all of them, for the head, for a group. */
    readonly podSettings: readonly PodInput[];
}

/** What a warning is told. */
export type WarningContext = Pick<RuleContext, "path" | "pods">;

/** The inputs may be of any shape: a rule is silent about a leaf that is unknown or of the wrong type. */
export type Rule = (settings: SpecArgs, at: RuleContext) => Problem[];
