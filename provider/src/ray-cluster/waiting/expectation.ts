import { type RayClusterArgs } from "../args";
import { headPool } from "../../ray-spec/facts/head-pool";
import { type RayClusterObject } from "../object";
import { templateHash } from "../../ray-spec/build/template-hash";
import { tolerationsOf } from "../../ray-spec/facts/tolerations";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { startedBy } from "../../ray-object/suspension";
import { type AdoptedHashes, type Expectation, type ExpectedGroup, podsOf } from "../../ray-object/watch/expectation";

export function expectationOf(
    args: RayClusterArgs,
    object: RayClusterObject,
    adopted: AdoptedHashes = {},
): Expectation {
    const { name, namespace } = object.metadata;
    const head: ExpectedGroup = {
        hash: templateHash(object.spec.headGroupSpec.template),
        unmarkedHash: adopted[HEAD_GROUP],
        tolerations: tolerationsOf(object.spec.headGroupSpec.template),
        least: 1,
        hostsPerReplica: 1,
        fixed: 1,
        pool: headPool(args),
    };
    const autoscaled = object.spec.enableInTreeAutoscaling;
    const workers = object.spec.workerGroupSpecs.map((group): [string, ExpectedGroup] => {
        const { groupName } = group;
        const pool = args.workers?.[groupName]?.pool;
        return [groupName, { ...podsOf(group, autoscaled), pool, unmarkedHash: adopted[groupName] }];
    });
    return {
        name,
        namespace,
        wait: args.wait ?? "ready",
        updatePolicy: args.updatePolicy ?? "RestartChanged",
        startedBy: startedBy(object),
        groups: new Map([[HEAD_GROUP, head], ...workers]),
        pools: new Map(Object.entries(args.pools ?? {})),
    };
}
