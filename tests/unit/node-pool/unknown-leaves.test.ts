import { expect } from "chai";
import { nodePoolArgs, type NodePoolArgs } from "../../../provider/src/node-pool/args/node-pool";
import { checkNodePool } from "../../../provider/src/node-pool/checks";
import { planNodePool } from "../../../provider/src/node-pool/plan/node-pool";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { shapeProblems } from "../../../provider/src/shared/validation/shape";
import { POOL_ROWS } from "../../support/rule-rows/pool";
import { POOL_CAPACITY_ROWS } from "../../support/rule-rows/pool-capacity";
import { POOL_NODE_ROWS } from "../../support/rule-rows/pool-node";
import { context, pool } from "./fixtures";

type Path = readonly (string | number)[];

/** Two pools that together give every input. */
const POOLS: readonly Partial<NodePoolArgs>[] = [
    {
        instanceTypes: ["p5.48xlarge"],
        minSize: 0,
        desiredSize: 1,
        capacity: "capacityBlock",
        capacityReservation: { id: "cr-0abc" },
        zones: ["us-west-2a"],
        subnetIds: ["subnet-1"],
        securityGroupIds: ["sg-1"],
        efa: { enabled: true, interfaces: 4, interfaceType: "efa", securityGroupId: "sg-2" },
        placementGroup: { name: "near" },
        labels: { team: "ml" },
        taints: [{ key: "a", value: "b", effect: "NoSchedule" }],
        tags: { owner: "ml" },
        reserved: { cpu: 0.25, memory: "512Mi", pods: 2 },
        amiType: "BOTTLEROCKET_x86_64_NVIDIA",
        version: "1.34",
        releaseVersion: "1.54.0-5043decc",
        forceUpdateVersion: true,
        rootVolume: { size: 8, type: "gp3", iops: 3000, throughput: 125, kmsKeyId: "arn:aws:kms:a:1:key/k" },
        dataVolume: { size: 500, snapshotId: "snap-1", volumeInitializationRate: 200 },
        localStorage: "raid0",
        parallelImagePull: true,
        kubelet: { maxPods: 50, kubeReserved: { cpu: "1" }, evictionHard: { "memory.available": "5%" } },
        bottlerocketSettings: { kernel: { lockdown: "integrity" } },
        metadataOptions: { httpPutResponseHopLimit: 2 },
        nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
        updateConfig: { maxUnavailable: 2, updateStrategy: "MINIMAL" },
        nodeRepairConfig: { enabled: true },
        nodeGroup: { updateConfig: { maxUnavailable: 3 } },
        launchTemplate: { monitoring: { enabled: true }, blockDeviceMappings: [{ deviceName: "/dev/xvdc", ebs: {} }] },
    },
    {
        amiId: "ami-0abc",
        amiFamily: "al2023",
        diskSize: 200,
        nodeadm: { containerd: { config: "x" } },
        nodePolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
        ssmAccess: true,
        capacityReservation: { preference: "open" },
        placementGroup: { strategy: "partition", partitionCount: 3 },
        kubelet: { evictionSoft: { "memory.available": "1Gi" }, evictionSoftGracePeriod: { "memory.available": "1m" } },
    },
    { amiId: "ami-0abc", userData: "#!/bin/sh" },
    { warmPoolConfig: { minSize: 1, poolState: "STOPPED", reuseOnScaleIn: true, maxGroupPreparedCapacity: 3 } },
];

/** Every place in a tree, whole maps and lists too. */
function placesOf(value: unknown, path: Path = []): Path[] {
    const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
    const below = inner.flatMap(([key, item]) => placesOf(item, [...path, Array.isArray(value) ? Number(key) : key]));
    return path.length === 0 ? below : [path, ...below];
}

function without(value: unknown, [key, ...rest]: Path): unknown {
    if (key === undefined) return UNKNOWN;
    if (Array.isArray(value)) return value.map((item: unknown, at) => (at === key ? without(item, rest) : item));
    const map = value as Readonly<Record<string, unknown>>;
    return { ...map, [key]: without(map[key], rest) };
}

describe("a pool with any part of it unknown", () => {
    for (const [at, differs] of POOLS.entries()) {
        it(`is judged and planned like pool ${at + 1} with all of it known, without an exception`, () => {
            expect(checkNodePool(pool(differs), { name: "cpu", path: "p" })).to.deep.equal([]);
            for (const place of placesOf(pool(differs))) {
                const open = without(pool(differs), place) as NodePoolArgs;
                const problems = checkNodePool(open, { name: "cpu", path: "p" });
                for (const { reason } of problems) expect(reason, place.join(".")).to.include("not known before");
                if (problems.length > 0) continue;
                const { group } = planNodePool(open, context({ cluster: undefined }));
                expect(group.name, place.join(".")).to.match(/^ml-general-[0-9a-f]{6}$/);
            }
        });
    }
});

const ROWS = [...POOL_ROWS, ...POOL_CAPACITY_ROWS, ...POOL_NODE_ROWS].map(({ bad }) => pool(bad));

const broken = (args: NodePoolArgs): string[] =>
    checkNodePool(args, { name: "cpu", path: "p" }).map(({ rule, path }) => `${rule} ${path}`);

describe("a pool that something is wrong with, and any part of it unknown", () => {
    it("is refused for no more than with all of it known, but for what must be known", () => {
        for (const args of ROWS.filter((args) => shapeProblems(nodePoolArgs, args).length === 0)) {
            const all = broken(args);
            for (const place of placesOf(args)) {
                const more = broken(without(args, place) as NodePoolArgs).filter((one) => !all.includes(one));
                for (const one of more) expect(one, `${place.join(".")} of ${all.join()}`).to.match(/^R-POOL-KNOWN /);
            }
        }
    });
});
