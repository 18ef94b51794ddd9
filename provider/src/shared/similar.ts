/** Edits (insert, delete, replace one character) that turn one word into the other. */
function distance(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}

/** The candidates that `word` was most likely meant to be, best first; none when nothing comes close. */
export function similar(word: string, candidates: readonly string[], count = 1): string[] {
    const limit = Math.max(1, Math.floor(word.length / 3));
    return candidates
        .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
        .filter(({ edits }) => edits <= limit)
        .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))
        .slice(0, count)
        .map(({ candidate }) => candidate);
}

export const DID_YOU_MEAN = "Did you mean";

/** ` Did you mean "general"?`, or nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
    const [best] = similar(word, candidates);
    return best === undefined ? "" : ` ${DID_YOU_MEAN} "${best}"?`;
}
