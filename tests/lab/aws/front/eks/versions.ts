import { createHash } from "node:crypto";

/** What EKS offers, oldest first; the last is the default and what the lab's API server is. */
export const KUBERNETES_VERSIONS: readonly string[] = ["1.33", "1.34", "1.35", "1.36"];
export const DEFAULT_VERSION = "1.36";
const RELEASE_DATE = "20261101";

/** An AMI release of a Kubernetes version, in the form that the AMI type has. */
export function releaseVersion(version: string, amiType: string): string {
    if (!amiType.startsWith("BOTTLEROCKET")) return `${version}.3-${RELEASE_DATE}`;
    return `1.56.0-${createHash("sha256").update(`${version} ${amiType}`).digest("hex").slice(0, 8)}`;
}

/** A number to compare versions such as `1.36` by. */
export function minorOf(version: string): number {
    return Number(version.split(".")[1] ?? Number.NaN);
}
