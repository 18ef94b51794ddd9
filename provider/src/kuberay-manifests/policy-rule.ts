/** A rule of a Role, in Kubernetes' words. */
export interface PolicyRule {
    readonly apiGroups?: readonly string[];
    readonly resources?: readonly string[];
    readonly resourceNames?: readonly string[];
    readonly nonResourceURLs?: readonly string[];
    readonly verbs: readonly string[];
}

/** Pulumi's types want lists that they may write to. */
export const asRule = ({ apiGroups = [], resources = [], resourceNames, verbs }: PolicyRule) => ({
    apiGroups: [...apiGroups],
    resources: [...resources],
    ...(resourceNames !== undefined && { resourceNames: [...resourceNames] }),
    verbs: [...verbs],
});
