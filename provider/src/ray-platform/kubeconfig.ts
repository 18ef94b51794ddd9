/** Where an EKS cluster is reached. */
export interface EksAddress {
    readonly name: string;
    readonly endpoint: string;
    /** In base64, as EKS hands it out. */
    readonly certificateAuthority: string;
    readonly region: string | undefined;
}

/**
 * A kubeconfig without credentials: whoever uses it runs `aws eks get-token` as himself. JSON, which every reader of
 * kubeconfigs takes, with its keys in a fixed order, so that it only changes when the cluster does.
 */
export function eksKubeconfig({ name, endpoint, certificateAuthority, region }: EksAddress): string {
    const inRegion = region === undefined ? [] : ["--region", region];
    return JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        clusters: [{ name, cluster: { server: endpoint, "certificate-authority-data": certificateAuthority } }],
        contexts: [{ name, context: { cluster: name, user: name } }],
        "current-context": name,
        users: [
            {
                name,
                user: {
                    exec: {
                        // The newest version that both `aws` and every client understand.
                        apiVersion: "client.authentication.k8s.io/v1beta1",
                        command: "aws",
                        args: [...inRegion, "eks", "get-token", "--cluster-name", name, "--output", "json"],
                        interactiveMode: "Never",
                    },
                },
            },
        ],
    });
}

/** The region in an EKS address such as `https://0A1B.gr7.us-west-2.eks.amazonaws.com`; `undefined` for any other. */
export const regionOf = (endpoint: string): string | undefined =>
    /\.([a-z0-9-]+)\.eks\.amazonaws\.com(\.cn)?(:\d+)?\/?$/.exec(endpoint)?.[1];
