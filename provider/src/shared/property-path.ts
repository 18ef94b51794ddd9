/** The keys of a path in Pulumi's notation: `labels["a.b"].c[0]` is `labels`, `a.b`, `c`, `0`. */
export const keysOf = (path: string): string[] =>
    [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|[^.[\]]+/g)].map(([whole, quoted]) =>
        quoted === undefined ? whole : quoted.replaceAll('\\"', '"'),
    );

/** What stands at each key on the way down, as far as there is anything. */
export function* along(tree: unknown, keys: readonly string[]): Generator {
    let here = tree;
    for (const key of keys) {
        if (typeof here !== "object" || here === null) return;
        here = (here as Readonly<Record<string, unknown>>)[key];
        yield here;
    }
}
