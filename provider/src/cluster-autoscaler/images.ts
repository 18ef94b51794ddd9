/** What is tested together: Cluster Autoscaler's minor version is Kubernetes' (its README, "Releases"). */
interface Release {
    readonly version: string;
    /** Of the index for all architectures, where it is published: in kubernetes/k8s.io `registry.k8s.io/images`. */
    readonly digest?: string;
}

const RELEASES: Readonly<Record<string, Release>> = {
    "1.32": {
        version: "1.32.2",
        digest: "sha256:c627d8d159a8cd6705a2612afd8a9ffc499e2fc37bad3525364427439b9224c0",
    },
    "1.33": {
        version: "1.33.1",
        digest: "sha256:0d53371b73eae57dbed927a72b71d4fe756ce4dbfe528b4217a1078cb13445f0",
    },
    "1.34": { version: "1.34.5" },
    // Recorded by those who run it, as the digest of the index.
    "1.35": {
        version: "1.35.0",
        digest: "sha256:2fc9433dd3b47baef0e68d6b1110b770a3c93db10c7bead4c5bc6cb21c72b875",
    },
    "1.36": { version: "1.36.1" },
};

/** Versions of Kubernetes with a Cluster Autoscaler that this provider knows, oldest first. */
export const KUBERNETES_VERSIONS = Object.keys(RELEASES);

/** The image for a version of Kubernetes such as `1.35`; `undefined` when there is none that we know. */
export function clusterAutoscalerImage(kubernetes: string): string | undefined {
    const release = Object.hasOwn(RELEASES, kubernetes) ? RELEASES[kubernetes] : undefined;
    if (release === undefined) return undefined;
    const digest = release.digest === undefined ? "" : `@${release.digest}`;
    return `registry.k8s.io/autoscaling/cluster-autoscaler:v${release.version}${digest}`;
}
