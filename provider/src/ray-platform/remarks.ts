import { type Breach } from "../shared/breach";
import { type RayPlatformArgs } from "./args";
import { clustersFitTogether, poolsHaveToGrow } from "./fit-rules";
import { operatorMayWait } from "./operator-rules";

/** Warnings and notes about a unit that has passed its checks. What concerns one Ray cluster alone, that one says. */
export const remarksOnUnit = (args: RayPlatformArgs, unit: string): Breach[] => [
    ...operatorMayWait(args, unit),
    ...clustersFitTogether(args, unit),
    ...poolsHaveToGrow(args, unit),
];
