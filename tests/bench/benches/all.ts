import { type Bench } from "../measure/bench";
import { constructBenches } from "./construct";
import { getSchemaBench } from "./get-schema";
import { hundredBenches } from "./hundred";
import { loadCatalogueBench } from "./load-catalogue";
import { memoryBenches } from "./memory";
import { planClustersBenches } from "./plan-clusters";
import { planPoolsBench } from "./plan-pools";
import { previewBenches } from "./preview";
import { spawnBenches } from "./spawn";

/** In the order in which they run. `preview-unchanged` leaves its objects in the lab and is the last of its kind. */
export const BENCHES: readonly Bench[] = [
    ...spawnBenches,
    getSchemaBench,
    ...constructBenches,
    loadCatalogueBench,
    planPoolsBench,
    ...planClustersBenches,
    ...memoryBenches,
    ...previewBenches,
    ...hundredBenches,
];
