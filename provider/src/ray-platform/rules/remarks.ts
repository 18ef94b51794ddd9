import { type Breach } from "../../shared/breach";
import { clustersFitTogether, poolsHaveToGrow } from "./fit-rules";
import { operatorMayWait } from "./operator-rules";
import { type JudgedUnit } from "./judged-unit";

/** Warnings and notes about a unit that has passed its checks. What concerns one Ray cluster alone, that one says. */
export const remarksOnUnit = ({ inputs, pools, clusters }: JudgedUnit): Breach[] => [
    ...operatorMayWait(inputs, pools),
    ...clustersFitTogether(clusters),
    ...poolsHaveToGrow(inputs, clusters),
];
