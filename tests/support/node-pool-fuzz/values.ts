/** Values for the inputs of a pool, those that are right and those that are not. */
export interface Values {
    readonly good: readonly unknown[];
    readonly bad: readonly unknown[];
}

const ARN = "arn:aws:iam::123456789012";
const LONG = "k".repeat(64);
const NONE: readonly unknown[] = [];

const values = (good: readonly unknown[], bad: readonly unknown[] = NONE): Values => ({ good, bad });

const QUANTITY = values(["500m", "1", "1Gi", "512Mi"], ["1 GB", "-1Gi", "", "lots"]);
const DURATION = values(["30s", "1m30s", "2h"], ["60", "soon", ""]);
const THRESHOLD = values(["5%", "500Mi", "1Gi"], ["five", "-1", "500 Mi"]);
const BLOCKS = [
    [{ deviceName: "/dev/xvdc", ebs: { volumeSize: 100, volumeType: "gp3" } }],
    [{ deviceName: "/dev/xvda", ebs: { throughput: 250 } }],
];
const BAD_BLOCKS = [
    [{ deviceName: "/dev/xvda", ebs: { iops: 10 } }],
    [{ deviceName: "/dev/xvdc", ebs: { volumeSize: 100, volumeType: "io2" } }],
    [{ ebs: {} }],
    [{ deviceName: "/dev/xvdc", ebs: { volumeSize: 10, encrypted: "false", kmsKeyId: "k" } }],
    "volumes",
];

/** By path, with `[]` for items of lists and `*` for values of maps. */
export const TEXTS: Readonly<Record<string, Values>> = {
    "accept.[]": values(["R-FACTS-KNOWN", "R-GROUP-QUOTA"], ["R-POOL-SIZES", "facts"]),
    "reserved.memory": QUANTITY,
    "accept[]": values(["R-FACTS-USED"], ["nothing", "R-POOL-SIZES"]),
    "capacityReservation.id": values(["cr-0123456789abcdef0"], ["block", "cr-", "arn:aws:ec2:::cr-1"]),
    "capacityReservation.resourceGroupArn": values(
        ["arn:aws:resource-groups:us-west-2:123456789012:group/gpus"],
        ["gpus", "arn:aws:iam::1:group/a"],
    ),
    "subnetIds.[]": values(["subnet-a", "subnet-b"], ["vpc-1", ""]),
    "zones.[]": values(["us-west-2a", "us-west-2b"], ["us-west-2", "usw2-az1", "us-west-2c"]),
    "securityGroupIds.[]": values(["sg-01", "sg-02", "sg-03"], ["default", "sg-"]),
    "efa.securityGroupId": values(["sg-0e"], ["efa"]),
    "placementGroup.name": values(["given"]),
    "labels.*": values(["ml", "a.b_c-d", "1"], ["", "a b", "-a", LONG]),
    "taints.[].key": values(["team", "example.com/team"], ["", "a b", LONG, "/x"]),
    "taints.[].value": values(["ml", ""], ["a b", LONG]),
    "tags.*": values(["ml", "", "42 / 7"], ["v".repeat(257)]),
    amiId: values(["ami-0123456789abcdef0"], ["image", "ami-"]),
    userData: values(["#!/bin/sh\njoin", "[settings]\n"], ["x".repeat(16 * 1024 + 1)]),
    version: values(["1.36", "1.35"], ["1", "v1.36", "latest"]),
    releaseVersion: values(["1.36.3-20261101", "1.56.0-0123abcd"], ["latest", ""]),
    nodeRoleArn: values([`${ARN}:role/nodes`], ["nodes", `${ARN}:instance-profile/nodes`]),
    "nodePolicyArns.[]": values([`${ARN}:policy/a-policy`, "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"], ["a"]),
    "dataVolume.snapshotId": values(["snap-0123456789abcdef0"], ["images"]),
    "kubelet.containerLogMaxSize": values(["10Mi"], ["large"]),
    "kubelet.shutdownGracePeriod": DURATION,
    "kubelet.shutdownGracePeriodCriticalPods": DURATION,
    "kubelet.kubeReserved.*": QUANTITY,
    "kubelet.systemReserved.*": QUANTITY,
    "kubelet.evictionHard.*": THRESHOLD,
    "kubelet.evictionSoft.*": THRESHOLD,
    "kubelet.evictionSoftGracePeriod.*": DURATION,
    nodeadm: values([{ containerd: { config: "[debug]" } }, {}], [[], "text", { big: "x".repeat(20_000) }]),
    bottlerocketSettings: values([{ kernel: { lockdown: "integrity" } }, {}], [[], { big: "x".repeat(20_000) }]),
    nodeGroup: values(
        [
            { updateConfig: { maxUnavailable: 2 } },
            { nodeRepairConfig: { enabled: false } },
            { warmPoolConfig: { poolState: "STOPPED" } },
            { forceUpdateVersion: true },
        ],
        [
            { labels: {} },
            { updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 5 } },
            { updateConfig: { maxUnavailable: 0 } },
            { bogus: 1 },
            "group",
        ],
    ),
    launchTemplate: values(
        [
            { monitoring: { enabled: true } },
            { keyName: "key" },
            ...BLOCKS.map((blockDeviceMappings) => ({ blockDeviceMappings })),
        ],
        [
            { imageId: "ami-1" },
            { disableApiTermination: true },
            [],
            ...BAD_BLOCKS.map((blockDeviceMappings) => ({ blockDeviceMappings })),
        ],
    ),
    "nodeRepairConfig.nodeRepairConfigOverrides.[].nodeMonitoringCondition": values(["AcceleratedHardwareReady"]),
    "nodeRepairConfig.nodeRepairConfigOverrides.[].nodeUnhealthyReason": values(["NvidiaXID13Error"]),
};

/** ARNs and the like that any text is. */
export const ANY_TEXT = values(["arn:aws:kms:us-west-2:123456789012:key/k"]);

export const KEYS: Readonly<Record<string, Values>> = {
    labels: values(
        ["team", "example.com/team", "a.b/c"],
        ["kubernetes.io/x", "node-role.kubernetes.io/x", "a b", "", LONG],
    ),
    tags: values(["owner", "cost center"], ["aws:owner", "t".repeat(129), ""]),
    "kubelet.kubeReserved": values(["cpu", "memory", "ephemeral-storage"], ["gpu"]),
    "kubelet.systemReserved": values(["cpu", "memory"], ["pid"]),
    "kubelet.evictionHard": values(["memory.available", "nodefs.available"], ["memory.free"]),
    "kubelet.evictionSoft": values(["memory.available"], ["memory"]),
    "kubelet.evictionSoftGracePeriod": values(["memory.available"], ["memory"]),
};

export const NUMBERS: Readonly<Record<string, Values>> = {
    minSize: values([0, 0, 1, 2], [-1, 500, 1.5]),
    maxSize: values([2, 3, 10, 450], [0, 451]),
    desiredSize: values([0, 1, 2], [-1, 600]),
    diskSize: values([20, 100, 500, 16_384], [19, 16_385]),
    size: values([20, 100, 500, 1000], [0, 1, 10, 20_000]),
    iops: values([3000, 4000, 16_000], [99, 50, 300_000]),
    throughput: values([125, 250, 1000], [100, 3000]),
    interfaces: values([1, 2, 4], [0, 40]),
    maxUnavailable: values([1, 5, 100], [0, 101]),
};

/** Families as chance would not put them together. */
export const INSTANCE_TYPES: readonly (readonly string[])[] = [
    ["m7i.2xlarge"],
    ["c7i.4xlarge", "m7i.2xlarge"],
    ["m7g.4xlarge"],
    ["g6e.12xlarge"],
    ["g6.12xlarge", "g6e.12xlarge"],
    ["g5g.2xlarge"],
    ["p4d.24xlarge"],
    ["p5.48xlarge"],
    ["p5en.48xlarge"],
    ["p6-b200.48xlarge"],
    ["p6-b300.48xlarge"],
    ["trn1.32xlarge"],
    ["inf2.48xlarge"],
    ["i7ie.48xlarge"],
    ["c7i.48xlarge"],
    ["hpc7a.96xlarge"],
    ["m5.huge"],
    ["m7i.large", "m7g.large"],
    ["g6f.large"],
];
