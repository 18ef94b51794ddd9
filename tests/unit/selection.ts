/**
 * What mocha is told to run, by the words of `npm run test:unit -- <words>`: the files whose path has them all, and where
 * no path has, the tests whose title has. Paths are those below `tests/unit`. Without words: everything.
 */
export function selection(words: readonly string[], paths: readonly string[]): readonly string[] {
    if (words.length === 0) return paths;
    const has = (path: string): boolean => words.every((word) => path.toLowerCase().includes(word.toLowerCase()));
    const chosen = paths.filter(has);
    return chosen.length > 0 ? chosen : ["--grep", `/${words.map(ahead).join("")}/i`, ...paths];
}

/** Of a regular expression: somewhere in the text there is this word. */
const ahead = (word: string): string => `(?=.*${word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")})`;
