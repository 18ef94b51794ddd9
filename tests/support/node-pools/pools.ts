import type * as kuberay from "pulumi-kuberay";

type Pools = NonNullable<kuberay.RayPlatformArgs["nodePools"]>;
type Pool = Pools[string];

/** What pools of the program name and others have made. */
export interface Given {
    readonly roleArn: Pool["nodeRoleArn"];
    readonly securityGroupId: NonNullable<Pool["securityGroupIds"]>;
    readonly placementGroupName: NonNullable<Pool["placementGroup"]>;
}

const EMPTY = { minSize: 0, maxSize: 2 };
const efa = (instanceType: string): Pool => ({
    ...EMPTY,
    instanceTypes: [instanceType],
    zones: ["us-west-2a"],
    efa: {},
});

/** Pools that together give every input. None has a node, it is the requests that count: but for the operator's. */
export const everyInput = ({ roleArn, securityGroupId, placementGroupName }: Given): Pools => ({
    general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 1 },
    al2023: {
        ...EMPTY,
        instanceTypes: ["m7gd.4xlarge"],
        zones: ["us-west-2b"],
        securityGroupIds: securityGroupId,
        labels: { team: "ml" },
        taints: [{ key: "example.com/team", value: "ml", effect: "PreferNoSchedule" }],
        tags: { owner: "ml" },
        reserved: { cpu: 0.25, memory: "512Mi", pods: 2 },
        amiFamily: "al2023",
        version: "1.36",
        releaseVersion: "1.36.3-20261101",
        forceUpdateVersion: true,
        rootVolume: { size: 200, type: "gp3", iops: 6000, throughput: 700, kmsKeyId: KEY },
        localStorage: "raid0",
        parallelImagePull: true,
        kubelet: { maxPods: 60, kubeReserved: { cpu: "500m", memory: "2Gi" }, cpuManagerPolicy: "static" },
        nodeadm: { kubelet: { config: { maxPods: 50 } }, containerd: { config: "[debug]" } },
        metadataOptions: { httpPutResponseHopLimit: 2, instanceMetadataTags: "enabled" },
        nodePolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
        ssmAccess: true,
        updateConfig: { maxUnavailablePercentage: 50, updateStrategy: "MINIMAL" },
        nodeRepairConfig: {
            maxUnhealthyNodeThresholdPercentage: 20,
            maxParallelNodesRepairedCount: 2,
            nodeRepairConfigOverrides: [
                {
                    nodeMonitoringCondition: "AcceleratedHardwareReady",
                    nodeUnhealthyReason: "NvidiaXID13Error",
                    minRepairWaitTimeMins: 10,
                    repairAction: "Reboot",
                },
            ],
        },
        warmPoolConfig: { minSize: 1, maxGroupPreparedCapacity: 2, poolState: "RUNNING", reuseOnScaleIn: true },
        nodeGroup: { nodeRepairConfig: { maxParallelNodesRepairedCount: 3 } },
        launchTemplate: { monitoring: { enabled: true } },
    },
    bottlerocket: {
        ...EMPTY,
        instanceTypes: ["g6e.12xlarge"],
        amiType: "BOTTLEROCKET_x86_64_NVIDIA_FIPS",
        capacityReservation: { id: "cr-0123456789abcdef0" },
        nodeRoleArn: roleArn,
        rootVolume: { size: 8, type: "gp2" },
        dataVolume: {
            size: 500,
            type: "io2",
            iops: 20_000,
            snapshotId: "snap-0123456789abcdef0",
            volumeInitializationRate: 300,
        },
        localStorage: "raid0",
        parallelImagePull: true,
        kubelet: { maxPods: 40, imageGCHighThresholdPercent: 90, evictionHard: { "memory.available": "5%" } },
        bottlerocketSettings: { kernel: { lockdown: "integrity" } },
        placementGroup: { strategy: "partition", partitionCount: 3 },
    },
    spot: { ...EMPTY, instanceTypes: ["c7i.4xlarge", "m7i.2xlarge"], capacity: "spot", diskSize: 150 },
    block: {
        ...EMPTY,
        instanceTypes: ["p5.48xlarge"],
        capacity: "capacityBlock",
        capacityReservation: { id: "cr-0fedcba9876543210" },
        zones: ["us-west-2a"],
        efa: { interfaces: 8 },
    },
    "own-image": { ...EMPTY, instanceTypes: ["m7i.2xlarge"], amiId: "ami-0123456789abcdef0", labels: { team: "ml" } },
    "own-data": {
        ...EMPTY,
        instanceTypes: ["m7i.2xlarge"],
        amiId: "ami-0123456789abcdef0",
        userData: "#!/bin/sh\njoin",
        capacityReservation: { preference: "capacity-reservations-only" },
    },
    given: {
        ...efa("p4d.24xlarge"),
        efa: { interfaceType: "efa", securityGroupId: "sg-0123456789abcdef0" },
        placementGroup: placementGroupName,
    },
    p5: efa("p5.48xlarge"),
    p5en: efa("p5en.48xlarge"),
    b200: efa("p6-b200.48xlarge"),
    b300: efa("p6-b300.48xlarge"),
});

export const KEY = "arn:aws:kms:us-west-2:123456789012:key/00000000-0000-0000-0000-000000000000";
