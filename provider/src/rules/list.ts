import { type Definition } from "./definition";
import * as fit from "./fit";
import * as pool from "./node-pool";
import * as part from "./parts";
import * as cluster from "./ray-cluster";
import * as object from "./ray-object";
import * as spec from "./ray-spec";
import { ACCEPTED, SHAPE } from "./shape";
import * as unit from "./unit";

/** Rules by what they are about, as the page of rules has them. */
export const RULE_SECTIONS = {
    "Every input": { ...SHAPE, ...ACCEPTED },
    "A unit": { ...unit.UNIT_PARTS, ...unit.UNIT_WHOLE, ...unit.UNIT_LOOKUPS, ...unit.UNIT_WARNINGS },
    "The operator and its CRDs": { ...part.OPERATOR, ...part.CRDS },
    "Node pools": {
        ...pool.POOL_DECIDERS,
        ...pool.POOLS,
        ...pool.POOL_ALONE,
        ...pool.POOL_NODES,
        ...pool.POOL_CAPACITY,
        ...pool.POOL_NETWORK,
        ...pool.POOL_IMAGE,
        ...pool.POOL_STORAGE,
        ...pool.POOL_KUBELET,
        ...pool.POOL_UPKEEP,
        ...pool.POOL_OVERRIDES,
        ...pool.POOL_LOOKUPS,
        ...pool.POOL_WARNINGS,
    },
    "Pods on their nodes": {
        ...fit.FIT,
        ...fit.FIT_WHOLE,
        ...fit.FIT_GROUP,
        ...fit.FIT_TIGHT,
        ...fit.FIT_GROUP_WARNINGS,
        ...fit.FIT_SHARED,
        ...fit.FIT_NOTES,
    },
    "Ray clusters": {
        ...cluster.CLUSTER,
        ...spec.SPEC,
        ...cluster.CLUSTER_ALONE,
        ...spec.SPEC_WARNINGS,
        ...cluster.CLUSTER_WARNINGS,
    },
    "What a Ray cluster becomes": { ...object.SCHEMA, ...object.POD_OBJECT, ...object.OBJECT },
    "What comes beside it": { ...part.SERVICE_ACCOUNT, ...part.DEVICE_PLUGINS, ...part.CLUSTER_AUTOSCALER },
};

type Section = (typeof RULE_SECTIONS)[keyof typeof RULE_SECTIONS];
export type RuleId = Section extends infer S ? (S extends unknown ? keyof S & string : never) : never;

/** Every rule there is, by its id. */
export const RULES = Object.assign({}, ...Object.values(RULE_SECTIONS)) as Readonly<Record<RuleId, Definition>>;
