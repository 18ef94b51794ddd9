/** Whether a release number is lower than another. What is no release number is never compared. */
export function isDowngrade(from: string, to: string): boolean {
    const [a, b] = [numbers(from), numbers(to)];
    if (a === undefined || b === undefined) return false;
    const at = a.findIndex((part, index) => part !== b[index]);
    return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

const numbers = (version: string): number[] | undefined =>
    /^\d+\.\d+\.\d+$/.test(version) ? version.split(".").map(Number) : undefined;

export const downgrade = (from: string, to: string, what = "the CRDs"): string =>
    `${what} of KubeRay ${from} cannot be lowered to ${to}: Ray objects would lose fields that only ${from} has. Keep ${from} (\`version\` of KubeRayCrds, \`operator.version\` of RayPlatform), or delete the Ray objects and the CRDs first (deletePolicy: "delete", then destroy).`;
