import { type RayClusterSpec } from "../../ray-spec/facts/ray-cluster-spec";

/** A RayCluster as we write it. Pod templates stay plain trees: users may add to them what they like. */
export interface RayClusterObject {
    readonly apiVersion: "ray.io/v1";
    readonly kind: "RayCluster";
    readonly metadata: {
        readonly name: string;
        readonly namespace: string;
        readonly labels: Readonly<Record<string, string>>;
        readonly annotations: Readonly<Record<string, string>>;
    };
    readonly spec: RayClusterSpec;
}
