/** For mocha's `--file`: properties are tried with the seed of `npm run test:deep`, and ten times as often. */
import fc from "fast-check";
import { seedOr } from "./seed";

fc.configureGlobal({ seed: seedOr(0), numRuns: 1000 });
