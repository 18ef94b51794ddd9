/** One thing wrong with the inputs: where it is, and a sentence that names the rule, what was seen and the way out. */
export interface Problem {
    /** Path of the input in Pulumi's notation, e.g. `nodePools.gpu.instanceTypes[0]`. */
    readonly path: string;
    readonly reason: string;
}

/** Whether a place is `part`, or within it. */
export const isIn = (path: string, part: string): boolean =>
    path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`);

/** `a.b`, `a["b c"]` or `a[0]`: Pulumi's notation for the property `key` below `path`. */
export function below(path: string, key: string | number): string {
    if (typeof key === "number") return `${path}[${key}]`;
    if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${path}["${key.replaceAll('"', '\\"')}"]`;
    return path === "" ? key : `${path}.${key}`;
}
