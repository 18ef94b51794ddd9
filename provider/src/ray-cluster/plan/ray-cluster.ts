import { claimName } from "../../ray-object/companions/names";
import { saysTimeout } from "../../ray-spec/build/autoscaler";
import { planSpec } from "../../ray-spec/build/spec-plan";
import { withTemplateHashes } from "../../ray-spec/build/template-hashes";
import { type PlannedSpec } from "../../ray-spec/facts/planned-spec";
import { planMetadata } from "./metadata";
import { type RayClusterObject } from "./object";
import { type PlannedArgs } from "./planned-args";

/** The whole RayCluster object, every decision in it. */
export function planRayCluster(args: PlannedArgs, urn: string): RayClusterObject {
    const metadata = planMetadata(args, urn);
    const { spec } = planSpec(specOf(args));
    return {
        apiVersion: "ray.io/v1",
        kind: "RayCluster",
        metadata,
        spec: withTemplateHashes(spec, metadata.annotations, saysTimeout(args.autoscaling ?? {})),
    };
}

/** The inputs of the spec. */
export function specOf(args: PlannedArgs): PlannedSpec {
    const { name, suspend, queueName, managedBy } = args;
    return {
        ...args,
        claimName: (volume, source) => claimName(name, volume, source),
        own: {
            // Kueue suspends and resumes what is in a queue.
            ...(suspend !== undefined && queueName === undefined && { suspend }),
            ...(managedBy !== undefined && { managedBy }),
        },
    };
}
