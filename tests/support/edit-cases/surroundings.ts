const meta = (name: string, namespace?: string) => ({
    metadata: { name, ...(namespace !== undefined && { namespace }) },
});

/** What the edits refer to, in a namespace and for the cluster as a whole. */
export const surroundings = (namespace: string): object[] => [
    { apiVersion: "v1", kind: "Namespace", ...meta(namespace) },
    { apiVersion: "v1", kind: "Namespace", ...meta(`${namespace}-2`) },
    { apiVersion: "v1", kind: "ServiceAccount", ...meta("runner", namespace) },
    { apiVersion: "v1", kind: "Secret", ...meta("own-token", namespace), stringData: { auth_token: "a-token" } },
    { apiVersion: "v1", kind: "Secret", ...meta("redis-login", namespace), stringData: { user: "u", password: "p" } },
    { apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass", ...meta("urgent"), value: 1000 },
    { apiVersion: "node.k8s.io/v1", kind: "RuntimeClass", ...meta("sandbox"), handler: "sandbox" },
    HTTP_ROUTE,
];

/** As much of Gateway API's definition as it takes to hold an HTTPRoute. */
const HTTP_ROUTE = {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: {
        name: "httproutes.gateway.networking.k8s.io",
        annotations: { "api-approved.kubernetes.io": "https://github.com/kubernetes-sigs/gateway-api/pull/2997" },
    },
    spec: {
        group: "gateway.networking.k8s.io",
        names: { kind: "HTTPRoute", listKind: "HTTPRouteList", plural: "httproutes", singular: "httproute" },
        scope: "Namespaced",
        versions: [
            {
                name: "v1",
                served: true,
                storage: true,
                schema: {
                    openAPIV3Schema: {
                        type: "object",
                        properties: { spec: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
                    },
                },
            },
        ],
    },
};
