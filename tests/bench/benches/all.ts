import { type Bench } from "../measure/bench";
import { constructBench } from "./construct";
import { getSchemaBench } from "./get-schema";
import { hundredBenches } from "./hundred";
import { memoryBenches } from "./memory";
import { previewBenches } from "./preview";
import { spawnBenches } from "./spawn";

/** In the order in which they run. `preview-unchanged` leaves its objects in the lab and is the last of its kind. */
export const BENCHES: readonly Bench[] = [
    ...spawnBenches,
    getSchemaBench,
    constructBench,
    ...memoryBenches,
    ...previewBenches,
    ...hundredBenches,
];
