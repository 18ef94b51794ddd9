/** A message without the secrets that it quotes. */
export type Mask = (message: string) => string;

const MASKED = "[secret]";

/** A shorter text may be part of the message's own words. */
const CERTAIN_LENGTH = 4;

/**
 * Takes these values out of messages: whatever a rule is about, it may quote other inputs too. A value only counts where
 * it stands as a word of its own. A short one must have a digit as well ("8Gi"), or stand in quotes: a secret "a" would
 * leave nothing to read. What a message derives from a secret, such as a share of it, cannot be told from other figures.
 */
export function maskOf(secrets: readonly unknown[]): Mask {
    const patterns = new Set(
        secrets
            .filter((secret) => typeof secret === "number" || (typeof secret === "string" && secret.trim() !== ""))
            .map(String)
            // The longest first: it may hold another.
            .sort((a, b) => b.length - a.length)
            .flatMap((text) => spellings(text).map(patternOf)),
    );
    if (patterns.size === 0) return (message) => message;
    const all = new RegExp([...patterns].join("|"), "g");
    return (message) => message.replace(all, MASKED);
}

/** As it is, and as it stands in quotes that were put by JSON. */
const spellings = (text: string): string[] => [...new Set([text, JSON.stringify(text).slice(1, -1)])];

function patternOf(text: string): string {
    const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    if (text.length < CERTAIN_LENGTH && !/\d/.test(text)) return `(?<=["'\`])${escaped}(?=["'\`])`;
    // Neither a part of a longer number or word, nor an index of a path.
    const before = /^\w/.test(text) ? (/^\d+$/.test(text) ? "(?<![\\w[]|\\d\\.)" : "(?<!\\w)") : "";
    const after = /\w$/.test(text) ? (/\d$/.test(text) ? "(?!\\w|\\.\\d)" : "(?!\\w)") : "";
    return `${before}${escaped}${after}`;
}
