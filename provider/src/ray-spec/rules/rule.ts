import { type PoolPlacement } from "../../placement/args/pool-placement";
import { type Problem } from "../../shared/problems";
import { type Unknown } from "../../shared/unknown";
import { type SpecArgs } from "../args/args";

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

/** The inputs may be of any shape: a rule is silent about a leaf that is unknown or of the wrong type. */
export type Rule = (settings: SpecArgs, at: SpecContext) => Problem[];
