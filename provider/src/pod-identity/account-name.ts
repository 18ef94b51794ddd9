import { type Unknown } from "../shared/unknown";
import { type ServiceAccountArgs } from "./args";

/** Never the cluster's own name: KubeRay gives that one to the ServiceAccount that it makes and removes itself. */
export const accountNameOf = (rayCluster: string, { name }: ServiceAccountArgs): string | Unknown =>
    name ?? `${rayCluster}-ray-pods`;
