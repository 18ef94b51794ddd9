import type { Context } from "./context";
import type { Properties } from "./properties";

/** What is decided about a resource type without calling AWS. */
export interface Kind {
    /** E.g. `aws:eks/nodeGroup:NodeGroup`. */
    readonly token: string;
    /** Input that is made up when it is not given, with the longest name AWS takes. */
    readonly name?: { readonly property: string; readonly prefix?: string; readonly longest: number };
    /** Inputs, as paths without list positions, whose change makes a new resource. */
    readonly replaces: readonly string[];
    /** Lists whose order means nothing. */
    readonly sets?: readonly string[];
    /** Texts that are compared as JSON. */
    readonly json?: readonly string[];
    /** Inputs that AWS decides when they are not given, so that a value of its own is no drift. */
    readonly decidedByAws?: readonly string[];
    /** Inputs that only steer this provider; AWS does not keep them. */
    readonly notKept?: readonly string[];
    /** Inputs the real provider has and the lab does not. */
    readonly notInTheLab?: readonly string[];
    /** Whether it lives in a region. Default: yes. */
    readonly global?: boolean;
    readonly tagged: boolean;
    /** Outputs that a preview cannot know when these top-level inputs change. */
    readonly unknownAfter?: (changed: ReadonlySet<string>) => readonly string[];
    /** Loads the AWS SDK, so only when AWS is to be called. */
    readonly load: () => Promise<Lifecycle>;
}

/** A resource as AWS has it now. */
export interface Live {
    /** Everything AWS keeps, in the words of the inputs. */
    readonly inputs: Properties;
    /** What only AWS decides. */
    readonly outputs: Properties;
}

export interface Change {
    readonly id: string;
    readonly olds: Properties;
    readonly news: Properties;
    /** Outputs before the change. */
    readonly outputs: Properties;
    /** Top-level inputs that differ. */
    readonly changed: ReadonlySet<string>;
}

/** How a resource type is made, changed and removed through the AWS SDK. */
export interface Lifecycle {
    /** Makes it and waits until it is usable; returns its id. */
    create(inputs: Properties, context: Context): Promise<string>;
    /** Undefined when it is gone. `recorded` is empty on import. */
    read(id: string, context: Context, recorded: Properties): Promise<Live | undefined>;
    /** Does what the change asks, tags aside. */
    update?(change: Change, context: Context): Promise<void>;
    /** Sets and removes tags. */
    retag?(
        outputs: Properties,
        set: Readonly<Record<string, string>>,
        remove: readonly string[],
        context: Context,
    ): Promise<void>;
    /** Removes it and waits until it is gone. One that is gone already is fine. */
    delete(id: string, context: Context, recorded: Properties): Promise<void>;
}
