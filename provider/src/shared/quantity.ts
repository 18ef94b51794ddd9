/**
 * Kubernetes quantities such as `16Gi` or `500m`. `quantityToScalar` of `@kubernetes/client-node` throws on fractions
 * (`1.5Gi`) and may not be imported by the pure files, hence these few lines.
 */
const MEBI = 2 ** 20;

const SUFFIXES: Readonly<Record<string, number>> = {
    "": 1,
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
    Ki: 2 ** 10,
    Mi: MEBI,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
    Ei: 2 ** 60,
};

/** The plain number a quantity stands for; `undefined` when it is not a quantity. Never throws. */
export function parseQuantity(quantity: string): number | undefined {
    const match = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(quantity);
    if (match?.[1] === undefined) return undefined;
    return Number(`${match[1]}${match[2] ?? ""}`) * (SUFFIXES[match[3] ?? ""] ?? NaN);
}

/** Memory in MiB, rounded up: a pod never gets less than was asked for. `undefined` when it is not a quantity. */
export function parseMemoryMiB(quantity: string): number | undefined {
    const bytes = parseQuantity(quantity);
    return bytes === undefined ? undefined : Math.ceil(bytes / MEBI);
}

/** CPU in thousandths of a core, rounded up as Kubernetes does. `undefined` when it is not a quantity. */
export function parseCpuMillis(quantity: string | number): number | undefined {
    const cores = typeof quantity === "number" ? quantity : parseQuantity(quantity);
    // Multiplied floats such as 0.1 * 1000 * 3 must not round up to one more.
    return cores === undefined ? undefined : Math.ceil(Number((cores * 1000).toFixed(6)));
}

/** `16384` MiB as `16Gi`, `1000` MiB as `1000Mi`. */
export const formatMemoryMiB = (mib: number): string =>
    mib !== 0 && mib % 1024 === 0 ? `${mib / 1024}Gi` : `${mib}Mi`;

/** `2000` millicores as `2`, `500` as `500m`. */
export const formatCpuMillis = (millis: number): string => (millis % 1000 === 0 ? `${millis / 1000}` : `${millis}m`);
