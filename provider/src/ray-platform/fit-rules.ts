import { type PoolPlacement } from "../node-pool/args";
import { podsFit as clusterFits } from "../ray-cluster/fit/errors";
import { below, type Problem } from "../shared/problems";
import { type RayPlatformArgs } from "./args";

type Pools = Readonly<Record<string, PoolPlacement>>;

/** The pods of every Ray cluster against the pools of the unit. */
export const podsFit = ({ rayClusters = {} }: RayPlatformArgs, pools: Pools): Problem[] =>
    Object.entries(rayClusters).flatMap(([name, cluster]) =>
        clusterFits({ ...cluster, name, pools }, below("rayClusters", name)),
    );
