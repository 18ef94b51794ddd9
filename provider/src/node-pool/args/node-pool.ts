import { acceptInput } from "../../shared/accept";
import { byName, object, type Static, Type } from "../../shared/definition";
import { capacityProperties } from "./capacity";
import { imageProperties } from "./image";
import { settingsProperties } from "./settings";
import { networkProperties } from "./network";
import { nodeProperties } from "./node";
import { overrideProperties } from "./overrides";
import { poolPlacement } from "../../placement/args/pool-placement";
import { reservedProperties } from "./reserved";
import { schedulingProperties } from "./scheduling";
import { sizeProperties } from "./sizes";
import { storageProperties } from "./storage";
import { upkeepProperties } from "./upkeep";

const properties = {
    ...sizeProperties,
    ...capacityProperties,
    ...networkProperties,
    ...schedulingProperties,
    ...reservedProperties,
    ...imageProperties,
    ...storageProperties,
    ...settingsProperties,
    ...nodeProperties,
    ...upkeepProperties,
    ...overrideProperties,
    accept: acceptInput("this pool"),
};

/** A pool inside a `RayPlatform`. */
export const nodePoolArgs = object("NodePool", "EKS managed nodes of one kind, for Ray pods.", properties);
export type NodePoolArgs = Static<typeof nodePoolArgs>;

export const nodePoolsArgs = byName(nodePoolArgs, {
    minProperties: 1,
    description:
        "Node pools by name. A name is a DNS label (lower-case letters, digits, `-`), at most 30 characters; head and workers name the pool they run on. Default: none, the nodes are somebody else's.",
});

/** The component on its own: a pool for an EKS cluster, to be named in `pools` of a `RayCluster`. */
export const rayNodePoolArgs = object("RayNodePoolArgs", "One node pool of an existing EKS cluster.", {
    clusterName: Type.String({ description: "Name of the EKS cluster." }),
    poolName: Type.Optional(
        Type.String({ description: "Name that head and workers give as their `pool`. Default: the resource's name." }),
    ),
    platform: Type.Optional(
        Type.String({
            description:
                "Name of the unit that the pool belongs to; part of its node labels and AWS names. Default: the resource's name.",
        }),
    ),
    ...properties,
});
export type RayNodePoolArgs = Static<typeof rayNodePoolArgs>;

/** Outputs of the component on its own. */
export const rayNodePoolOutputs = object("RayNodePool", "One node pool of an existing EKS cluster.", {
    placement: poolPlacement,
});
