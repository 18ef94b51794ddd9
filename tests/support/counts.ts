/** What `npm test` and `npm run test:e2e` add up and print at their end. */
export interface Counts {
    readonly passed: number;
    /** One text for each failure: what failed, and the beginning of why. */
    readonly failures: readonly string[];
}

export const NOTHING: Counts = { passed: 0, failures: [] };

export const failed = (what: string): Counts => ({ passed: 0, failures: [what] });

export const add = (a: Counts, b: Counts): Counts => ({
    passed: a.passed + b.passed,
    failures: [...a.failures, ...b.failures],
});

/** The failures once more, since a long output is often seen from its end only; the counts are the last line. */
export const summary = ({ passed, failures }: Counts): string =>
    [...failures.map((failure) => `FAILED ${failure}`), `${passed} passed, ${failures.length} failed`].join("\n");
