import fc from "fast-check";

/** The seed of generated cases: the usual one of the test, or another (`npm run test:deep`). */
export const seedOr = (usual: number): number => Number(process.env.TEST_SEED ?? usual);

/** What a property is tried with: the usual number of cases, and with another seed ten times as many. */
export const tried = (numRuns: number, usualSeed: number) => ({
    numRuns: process.env.TEST_SEED === undefined ? numRuns : 10 * numRuns,
    seed: seedOr(usualSeed),
});

/** What is not among so many times the usual number of cases is as good as never drawn. */
const MOST_ROUNDS = 20;

/**
 * The usual cases of a seed, then more and more: for what must be among them whatever the seed, and is rare. Whoever has
 * it stops.
 */
export function* draws<T>(arbitrary: fc.Arbitrary<T>, seed: number, usual: number): Generator<T> {
    for (let round = 0; round < MOST_ROUNDS; round++)
        yield* fc.sample(arbitrary, { numRuns: usual, seed: seed + round * 1_000_003 });
}
