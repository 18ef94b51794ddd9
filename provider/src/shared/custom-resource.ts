import type { Breach } from "./breach";
import type { Unknown } from "./unknown";

/** A decoded property tree: secrets are in clear (the door remembers where they were), unknowns are `UNKNOWN`. */
export type Plain = null | boolean | number | string | Unknown | readonly Plain[] | PlainObject;
export interface PlainObject {
    readonly [key: string]: Plain;
}

/** Messages beside the resource that is being worked on. */
export interface EngineLog {
    warn(message: string): void;
    info(message: string): void;
    /** A progress line that the next one replaces. */
    status(message: string): void;
}

export interface ResourceContext {
    readonly urn: string;
    /** The resource's name in the program. */
    readonly name: string;
    /** Only asked what would happen: nothing may be changed, and inputs may hold `UNKNOWN`. */
    readonly preview: boolean;
    /** From `customTimeouts`; undefined when the user set none. */
    readonly timeoutSeconds: number | undefined;
    /** Aborted when the user cancels the update. */
    readonly signal: AbortSignal;
    readonly log: EngineLog;
    /** The package's own configuration, e.g. `kuberay:kubeconfig`. */
    readonly config: { readonly kubeconfig?: string };
}

export interface PropertyChange {
    readonly path: string;
    readonly kind: "add" | "delete" | "update";
    readonly replaces?: boolean;
}

export interface Difference {
    readonly changes: readonly PropertyChange[];
    readonly deleteBeforeReplace?: boolean;
}

export interface ReadResult {
    readonly id: string;
    readonly inputs: PlainObject;
    readonly state: PlainObject;
}

/** What a custom resource of ours answers to the engine. The door (`plugin/`) does everything else. */
export interface CustomResource {
    /**
     * Applies defaults and runs every rule. Never touches the network. `was` are the recorded inputs, empty for a
     * resource that is yet to be made or is made anew.
     */
    check(
        at: ResourceContext,
        inputs: PlainObject,
        was: PlainObject,
    ): { inputs: PlainObject; problems: readonly Breach[] };
    /** Compares the recorded inputs with the checked new ones. May warn. */
    diff(at: ResourceContext, was: ReadResult, inputs: PlainObject): Difference | Promise<Difference>;
    create(at: ResourceContext, inputs: PlainObject): Promise<{ id: string; state: PlainObject }>;
    update(at: ResourceContext, was: ReadResult, inputs: PlainObject): Promise<{ state: PlainObject }>;
    /** `undefined` when it no longer exists. `inputs` and `state` are empty when importing. */
    read(at: ResourceContext, was: ReadResult): Promise<ReadResult | undefined>;
    delete(at: ResourceContext, was: ReadResult): Promise<void>;
    /** Outputs, inputs aside, that stand encrypted in the state, by the names of the inputs that are or hold secrets. */
    secretOutputs?(secretInputs: ReadonlySet<string>): readonly string[];
}

/**
 * The object exists but did not become what it should: the engine records it with the reasons, and the next update
 * continues with it instead of making a second one.
 */
export class InitialisationFailed extends Error {
    constructor(
        readonly id: string,
        readonly state: PlainObject,
        readonly reasons: readonly [string, ...string[]],
    ) {
        super(reasons.join("; "));
        this.name = "InitialisationFailed";
    }
}
