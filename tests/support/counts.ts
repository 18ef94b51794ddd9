/** What `npm test` and `npm run test:e2e` add up and print as their last line. */
export interface Counts {
    readonly passed: number;
    readonly failed: number;
}

export const NOTHING: Counts = { passed: 0, failed: 0 };

export const add = (a: Counts, b: Counts): Counts => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

export const summary = ({ passed, failed }: Counts): string => `${passed} passed, ${failed} failed`;
