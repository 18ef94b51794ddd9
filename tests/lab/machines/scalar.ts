const BINARY = ["Ki", "Mi", "Gi", "Ti", "Pi"];
const DECIMAL = ["k", "M", "G", "T", "P"];

/** The number behind one of Kubernetes' quantities. */
export function scalar(quantity: string): number {
    const [, figure = "", unit = ""] = /^([\d.]+)([A-Za-z]*)$/.exec(quantity) ?? [];
    const factors = [
        ["", 1] as const,
        ["m", 1e-3] as const,
        ...BINARY.map((name, at) => [name, 2 ** (10 * (at + 1))] as const),
        ...DECIMAL.map((name, at) => [name, 10 ** (3 * (at + 1))] as const),
    ];
    const factor = new Map(factors).get(unit);
    if (figure === "" || factor === undefined) throw new Error(`"${quantity}" is no quantity`);
    return Number(figure) * factor;
}
