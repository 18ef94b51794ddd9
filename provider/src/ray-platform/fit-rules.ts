import { type PoolPlacement } from "../node-pool/args";
import { checkPodFit } from "../placement/fit";
import { podsToPlace } from "../ray-cluster/plan/groups";
import { below, type Problem } from "../shared/problems";
import { type RayPlatformArgs } from "./args";

type Pools = Readonly<Record<string, PoolPlacement>>;

/** Each Ray pod against a node of the pool it names: what can never fit is refused. */
export const podsFit = ({ rayClusters = {} }: RayPlatformArgs, pools: Pools): Problem[] =>
    Object.entries(rayClusters).flatMap(([name, cluster]) =>
        podsToPlace({ ...cluster, name, pools }).flatMap(({ path, ...pod }) =>
            checkPodFit({ ...pod, path: `${below("rayClusters", name)}.${path}` }),
        ),
    );
