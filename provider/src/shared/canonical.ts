/**
 * JSON with the keys of every object sorted, at every depth: equal for equal content. The API server gives the keys of
 * custom resources back in another order than the one they were written in.
 */
export const canonical = (content: unknown): string =>
    JSON.stringify(content, (_key, value: unknown) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
            : value,
    );
