/** A rule of KubeRay's own validation of RayClusters, and what we say of what breaks it. */
export interface KubeRayRule {
    /** KubeRay's message as its source has it, before anything is filled in. */
    readonly message: string;
    /** What breaks the rule, beside an otherwise valid cluster. */
    readonly differs?: Readonly<Record<string, unknown>>;
    readonly path?: string;
    readonly says?: RegExp;
    /** Why our inputs cannot break it. */
    readonly cannot?: string;
}
