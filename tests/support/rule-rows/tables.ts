import { ACCOUNT_ROWS } from "./account";
import { CLUSTER_POD_ROWS } from "./cluster-pod";
import { CLUSTER_ROWS, judgeCluster } from "./cluster";
import { judgeLookup, LOOKUP_ROWS } from "./lookup";
import { OBJECT_ROWS } from "./object";
import { POOL_CAPACITY_ROWS } from "./pool-capacity";
import { POOL_NODE_ROWS } from "./pool-node";
import { judgePool, POOL_ROWS } from "./pool";
import { FIT_ROWS } from "./fit";
import { REMARK_ROWS } from "./remark";
import { type Judge, type Row } from "./row";
import { judgeUnit, UNIT_ROWS } from "./unit";

/** The rows, and who judges them. */
export const TABLES: readonly (readonly [what: string, judge: Judge, rows: readonly Row[]])[] = [
    ["a unit", judgeUnit, UNIT_ROWS],
    ["an account", judgeUnit, ACCOUNT_ROWS],
    ["a node pool", judgePool, POOL_ROWS],
    ["what a pool is made of", judgePool, POOL_CAPACITY_ROWS],
    ["the nodes of a pool", judgePool, POOL_NODE_ROWS],
    ["a Ray cluster", judgeCluster, CLUSTER_ROWS],
    ["pods of a Ray cluster", judgeCluster, CLUSTER_POD_ROWS],
    ["what a Ray cluster becomes", judgeCluster, OBJECT_ROWS],
    ["pods on their nodes", judgeCluster, FIT_ROWS],
    ["what is legal but unwise", judgeCluster, REMARK_ROWS],
    ["what the inputs of a unit alone cannot tell", judgeLookup, LOOKUP_ROWS],
];
