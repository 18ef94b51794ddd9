/** Name of the operator's ServiceAccount, Deployment and Service, as in KubeRay's own manifests. */
export const OPERATOR_NAME = "kuberay-operator";

/** What selects the operator's pods. A Deployment's selector can never be changed, so no version is in it. */
export const SELECTOR: Record<string, string> = {
    "app.kubernetes.io/name": "kuberay",
    "app.kubernetes.io/component": OPERATOR_NAME,
};

/** On everything that the operator consists of. */
export const operatorLabels = (version: string): Record<string, string> => ({
    ...SELECTOR,
    "app.kubernetes.io/version": version,
    "app.kubernetes.io/managed-by": "pulumi-kuberay",
});
