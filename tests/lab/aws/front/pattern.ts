const compiled = new Map<string, RegExp | undefined>();

/**
 * A pattern of a service model as a regular expression over the whole text; undefined when JavaScript cannot read it.
 * The models are written for Java, where a few patterns mean something that JavaScript refuses.
 */
export function patternOf(source: string): RegExp | undefined {
    if (!compiled.has(source)) compiled.set(source, compile(source));
    return compiled.get(source);
}

function compile(source: string): RegExp | undefined {
    for (const flags of ["u", ""]) {
        try {
            return new RegExp(`^(?:${source})$`, flags);
        } catch {
            // The next flags may read it.
        }
    }
    return undefined;
}
