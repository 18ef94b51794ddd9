import { checkClusterAutoscaler } from "../../cluster-autoscaler/checks";
import { type Breach, breachesOf } from "../../shared/breach";
import { clusterAutoscalerIn } from "../args/add-on-args";
import { type RayPlatformArgs } from "../args/args";

/** Everything wrong with the Cluster Autoscaler of a unit beside its shape. */
export function autoscalerIsRight(args: RayPlatformArgs): Breach[] {
    const given = clusterAutoscalerIn(args);
    if (given === undefined) return [];
    const problems = checkClusterAutoscaler(given, "clusterAutoscaler");
    if (args.nodePools !== undefined) return problems;
    const reason =
        "scales the unit's own pools, and there are none. Add nodePools, or leave it out: other node groups need a Cluster Autoscaler of their own.";
    return [...breachesOf("R-AUTOSCALER-POOLS", [{ path: "clusterAutoscaler", reason }]), ...problems];
}
