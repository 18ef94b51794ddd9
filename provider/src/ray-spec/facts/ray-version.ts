/** A release number such as `2.54.0`; what follows it (`rc1`, `.dev0`) is ignored, as KubeRay does. */
export type Version = readonly [major: number, minor: number, patch: number];

export function parseVersion(text: string): Version | undefined {
    const match = /^(\d+)\.(\d+)(?:\.(\d+))?(?:[.-]?(?:rc|dev|post|alpha|beta)\.?\d*)?$/.exec(text);
    return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
}

/** Negative when `a` is the older one. */
export function compareVersions(a: Version, b: Version): number {
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

export const isOlder = (version: Version, than: Version): boolean => compareVersions(version, than) < 0;

/** First Ray that knows token authentication. KubeRay refuses token mode below it. */
export const FIRST_RAY_WITH_TOKENS: Version = [2, 52, 0];

/** First Ray that asks Kubernetes about tokens. */
export const FIRST_RAY_WITH_KUBERNETES_TOKENS: Version = [2, 55, 0];

/** Known holes in Ray's own ports, and the release that closed each. */
export const RAY_VULNERABILITIES: readonly { readonly id: string; readonly what: string; readonly fixed: Version }[] = [
    { id: "CVE-2025-62593", what: "remote code execution through a visitor's browser", fixed: [2, 52, 0] },
    { id: "CVE-2026-27482", what: "unauthenticated DELETE on the dashboard", fixed: [2, 54, 0] },
];
