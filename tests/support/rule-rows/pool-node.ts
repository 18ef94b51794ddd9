import { type Row } from "./row";

const OWN_IMAGE = { amiId: "ami-0123abc", amiFamily: "al2023" };

/** What runs on the nodes of a pool. */
export const POOL_NODE_ROWS: readonly Row[] = [
    {
        bad: { amiType: "AL2023_ARM_64_STANDARD" },
        says: 'nodePools.p.amiType: AL2023_ARM_64_STANDARD is no image for "m7i.2xlarge" (x86_64, no accelerators). Use AL2023_x86_64_STANDARD, or leave it out and it is chosen. [R-AMI-FITS]',
        followed: [{ amiType: "AL2023_x86_64_STANDARD" }, {}],
    },
    {
        bad: { ...OWN_IMAGE, version: "1.34" },
        says: "nodePools.p.version: comes with the image, and amiId names one of your own. Remove one of the two. [R-AMI-OWN]",
        followed: [{ version: "1.34" }, OWN_IMAGE],
    },
    {
        bad: { amiType: "AL2023_x86_64_STANDARD", amiFamily: "al2023" },
        says: "nodePools.p.amiFamily: follows from amiType, which is given too. Remove one of the two. [R-AMI-ONCE]",
        followed: [{ amiType: "AL2023_x86_64_STANDARD" }, { amiFamily: "al2023" }],
    },
    {
        bad: { amiId: "my-image" },
        says: 'nodePools.p.amiId: is the id of an image, "ami-" and hexadecimal digits, got "my-image". Give the id, not the name. [R-AMI-ID]',
        followed: [{ amiId: "ami-0123abc" }],
    },
    {
        bad: { userData: "#!/bin/sh" },
        says: "nodePools.p.userData: is for an image of your own: EKS joins its own images itself. Give amiId too, or use kubelet, nodeadm or bottlerocketSettings. [R-USER-DATA-OWN]",
        followed: [{ ...OWN_IMAGE, userData: "#!/bin/sh" }, { kubelet: { maxPods: 20 } }],
    },
    {
        bad: { ...OWN_IMAGE, userData: "#!/bin/sh", kubelet: { maxPods: 20 } },
        says: "nodePools.p.kubelet: is written into the user data, and userData is used as it is. Remove one of the two. [R-USER-DATA-OWN]",
        followed: [
            { ...OWN_IMAGE, userData: "#!/bin/sh" },
            { ...OWN_IMAGE, kubelet: { maxPods: 20 } },
        ],
    },
    {
        bad: { bottlerocketSettings: { motd: "hello" } },
        says: "nodePools.p.bottlerocketSettings: is for nodes with bottlerocket, and these have al2023. Set amiFamily to bottlerocket, or use nodeadm. [R-SETTINGS-FAMILY]",
        followed: [{ amiFamily: "bottlerocket", bottlerocketSettings: { motd: "hello" } }, { nodeadm: {} }],
    },
    {
        bad: {
            nodeadm: {
                kubelet: { config: { registerWithTaints: [{ key: "team", value: "ml", effect: "NoSchedule" }] } },
            },
        },
        says: "nodePools.p.nodeadm.kubelet.config.registerWithTaints[0]: Ray pods do not tolerate team=ml:NoSchedule of themselves: they know the taints of the pool's input `taints` alone. Say it there instead, or, if something takes it off the node again, begin its key with startup-taint.cluster-autoscaler.kubernetes.io/. Accept this where their own `tolerations` name it. (accept: R-SETTINGS-TAINTS)",
        followed: [
            { taints: [{ key: "team", value: "ml", effect: "NoSchedule" }] },
            {
                nodeadm: {
                    kubelet: {
                        config: {
                            registerWithTaints: [
                                {
                                    key: "startup-taint.cluster-autoscaler.kubernetes.io/team",
                                    value: "ml",
                                    effect: "NoSchedule",
                                },
                            ],
                        },
                    },
                },
            },
        ],
    },
    {
        bad: { version: "v1.34.2" },
        says: 'nodePools.p.version: is a minor version of Kubernetes such as 1.34, got "v1.34.2". Give it so; releaseVersion pins the image. [R-AMI-VERSION]',
        followed: [{ version: "1.34" }],
    },
    {
        bad: { releaseVersion: "latest" },
        says: 'nodePools.p.releaseVersion: is a release of an image such as 1.34.2-20260101 (AL2023) or 1.54.0-5043decc (Bottlerocket), got "latest". Give one as EKS lists them. [R-AMI-VERSION]',
        followed: [{ releaseVersion: "1.34.2-20260101" }],
    },
    {
        bad: { rootVolume: { size: 10 } },
        says: "nodePools.p.rootVolume.size: is at least 20 GiB, the size of the image, got 10. Raise it to 20. [R-VOLUME-FIGURES]",
        followed: [{ rootVolume: { size: 20 } }],
    },
    {
        bad: { rootVolume: { iops: 2000 } },
        says: "nodePools.p.rootVolume.iops: is 3000 to 50000 for 100 GiB of gp3, got 2000. Change it, or take a larger volume. [R-VOLUME-FIGURES]",
        followed: [{ rootVolume: { iops: 3000 } }],
    },
    {
        bad: { rootVolume: { throughput: 1000 } },
        says: "nodePools.p.rootVolume.throughput: is at most a quarter of the IOPS (3000), got 1000 MiB a second. Raise iops to 4000, or lower it to 750. [R-VOLUME-FIGURES]",
        followed: [{ rootVolume: { throughput: 1000, iops: 4000 } }, { rootVolume: { throughput: 750 } }],
    },
    {
        bad: { rootVolume: { type: "io2" } },
        says: "nodePools.p.rootVolume.iops: is required for a volume of type io2: 100 to 256000. Give it, or use gp3. [R-VOLUME-FIGURES]",
        followed: [{ rootVolume: { type: "io2", iops: 100 } }, { rootVolume: { type: "gp3" } }],
    },
    {
        bad: { dataVolume: { size: 100 } },
        says: "nodePools.p.dataVolume: is Bottlerocket's second volume, and these nodes have AL2023, which keeps all on one. Use rootVolume, or set amiFamily to bottlerocket. [R-DATA-VOLUME]",
        followed: [{ rootVolume: { size: 100 } }, { amiFamily: "bottlerocket", dataVolume: { size: 100 } }],
    },
    {
        bad: { diskSize: 100, rootVolume: { size: 100 } },
        says: "nodePools.p.rootVolume.size: is the size that diskSize gives too. Remove one of the two. [R-DISK-ONCE]",
        followed: [{ diskSize: 100 }, { rootVolume: { size: 100 } }],
    },
    {
        bad: { instanceTypes: ["m7g.4xlarge"], localStorage: "raid0" },
        says: 'nodePools.p.localStorage: raid0 makes one array of the instance\'s NVMe disks, and "m7g.4xlarge" has none. Pick a type that has them, e.g. m7gd.4xlarge, or remove localStorage. [R-LOCAL-DISKS]',
        followed: [{ instanceTypes: ["m7gd.4xlarge"], localStorage: "raid0" }, { instanceTypes: ["m7g.4xlarge"] }],
    },
    {
        bad: { instanceTypes: ["m7g.4xlarge", "m7gd.4xlarge"], localStorage: "raid0" },
        says: 'nodePools.p.localStorage: raid0 makes one array of the instance\'s NVMe disks, and "m7g.4xlarge" has none. Take them out of instanceTypes, or remove localStorage. [R-LOCAL-DISKS]',
        followed: [{ instanceTypes: ["m7gd.4xlarge"], localStorage: "raid0" }],
    },
    {
        bad: { amiFamily: "bottlerocket", dataVolume: { volumeInitializationRate: 100 } },
        says: "nodePools.p.dataVolume.volumeInitializationRate: is the pace at which a snapshot is loaded, and there is none. Give snapshotId, or remove it. [R-SNAPSHOT]",
        followed: [
            { amiFamily: "bottlerocket", dataVolume: { volumeInitializationRate: 100, snapshotId: "snap-0abc" } },
            { amiFamily: "bottlerocket", dataVolume: {} },
        ],
    },
    {
        bad: { launchTemplate: { blockDeviceMappings: [{ deviceName: "/dev/xvdc", ebs: { encrypted: "false" } }] } },
        says: "nodePools.p.launchTemplate.blockDeviceMappings[0].ebs.encrypted: volumes of nodes are encrypted, got false. Remove it. [R-TEMPLATE-VOLUMES]",
        followed: [{ launchTemplate: { blockDeviceMappings: [{ deviceName: "/dev/xvdc", ebs: {} }] } }],
    },
    {
        bad: { kubelet: { kubeReserved: { gpu: "1" } } },
        says: "nodePools.p.kubelet.kubeReserved.gpu: is none of cpu, memory, ephemeral-storage. Name one of these. [R-KUBELET-MAPS]",
        followed: [{ kubelet: { kubeReserved: { cpu: "1" } } }],
    },
    {
        bad: { kubelet: { evictionHard: { "memory.available": "lots" } } },
        says: 'nodePools.p.kubelet.evictionHard["memory.available"]: is a quantity or a percentage such as 500Mi or 5%, got "lots". Write it so. [R-KUBELET-MAPS]',
        followed: [{ kubelet: { evictionHard: { "memory.available": "5%" } } }],
    },
    {
        bad: { kubelet: { evictionSoft: { "memory.available": "5%" } } },
        says: 'nodePools.p.kubelet.evictionSoftGracePeriod["memory.available"]: is required for a threshold in evictionSoft. Give a duration, e.g. 1m30s. [R-KUBELET-GRACE]',
        followed: [
            {
                kubelet: {
                    evictionSoft: { "memory.available": "5%" },
                    evictionSoftGracePeriod: { "memory.available": "1m30s" },
                },
            },
        ],
    },
    {
        bad: { kubelet: { imageGCLowThresholdPercent: 90 } },
        says: "nodePools.p.kubelet.imageGCLowThresholdPercent: is below imageGCHighThresholdPercent (85), got 90. Lower it, or raise the other. [R-KUBELET-IMAGES]",
        followed: [
            { kubelet: { imageGCLowThresholdPercent: 80 } },
            { kubelet: { imageGCLowThresholdPercent: 90, imageGCHighThresholdPercent: 95 } },
        ],
    },
    {
        bad: { kubelet: { containerLogMaxSize: "big" } },
        says: 'nodePools.p.kubelet.containerLogMaxSize: is a quantity such as 10Mi, got "big". Write it so. [R-KUBELET-TEXTS]',
        followed: [{ kubelet: { containerLogMaxSize: "10Mi" } }],
    },
    {
        bad: { nodeRoleArn: "nodes" },
        says: 'nodePools.p.nodeRoleArn: is the ARN of an IAM role, got "nodes". Give it whole, e.g. arn:aws:iam::123456789012:role/nodes, not an instance profile. [R-NODE-ROLE]',
        followed: [{ nodeRoleArn: "arn:aws:iam::123456789012:role/nodes" }],
    },
    {
        bad: { nodePolicyArns: ["AmazonS3ReadOnlyAccess"] },
        says: 'nodePools.p.nodePolicyArns[0]: is the ARN of an IAM policy, got "AmazonS3ReadOnlyAccess". Give it whole, e.g. arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess. [R-NODE-POLICY]',
        followed: [{ nodePolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"] }],
    },
    {
        bad: { nodeRoleArn: "arn:aws:iam::123456789012:role/nodes", ssmAccess: true },
        says: "nodePools.p.ssmAccess: is for the role that is made, and nodeRoleArn gives one that exists. Give that role the policy, or remove nodeRoleArn. [R-NODE-ROLE-OWN]",
        followed: [{ nodeRoleArn: "arn:aws:iam::123456789012:role/nodes" }, { ssmAccess: true }],
    },
    {
        bad: { updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 50 } },
        says: "nodePools.p.updateConfig.maxUnavailablePercentage: excludes maxUnavailable, which is given too. Give either. [R-ONE-NUMBER]",
        followed: [{ updateConfig: { maxUnavailable: 1 } }, { updateConfig: { maxUnavailablePercentage: 50 } }],
    },
    {
        bad: { capacity: "spot", warmPoolConfig: { minSize: 1 } },
        says: "nodePools.p.warmPoolConfig: keeps On-Demand machines ready, and capacity is spot. Remove it, or use capacity onDemand. [R-WARM-POOL]",
        followed: [{ capacity: "spot" }, { capacity: "onDemand", warmPoolConfig: { minSize: 1 } }],
    },
    {
        bad: { amiFamily: "bottlerocket", warmPoolConfig: { poolState: "HIBERNATED" } },
        says: "nodePools.p.warmPoolConfig.poolState: nodes with Bottlerocket do not hibernate. Use STOPPED or RUNNING. [R-WARM-POOL]",
        followed: [
            { amiFamily: "bottlerocket", warmPoolConfig: { poolState: "STOPPED" } },
            { amiFamily: "bottlerocket", warmPoolConfig: { poolState: "RUNNING" } },
        ],
    },
    {
        bad: { ...OWN_IMAGE, userData: "x".repeat(16385) },
        says: "nodePools.p.userData: makes the user data 16385 bytes long, and EC2 takes 16384. Shorten it. [R-USER-DATA-SIZE]",
        followed: [{ ...OWN_IMAGE, userData: "x".repeat(16384) }],
    },
    {
        bad: { nodeGroup: { labels: { a: "b" } } },
        says: "nodePools.p.nodeGroup.labels: has an input of its own. Give labels of the pool. [R-GROUP-OVERRIDE]",
        followed: [{ labels: { a: "b" } }],
    },
    {
        bad: { nodeGroup: { forceUpdate: true } },
        says: "nodePools.p.nodeGroup.forceUpdate: is no input of that resource. Remove it. [R-GROUP-OVERRIDE]",
        followed: [{ nodeGroup: {} }],
    },
    {
        bad: { launchTemplate: { imageId: "ami-0123abc" } },
        says: "nodePools.p.launchTemplate.imageId: has an input of its own. Give amiId of the pool. [R-TEMPLATE-OVERRIDE]",
        followed: [OWN_IMAGE],
    },
    {
        bad: { launchTemplate: { monitorin: {} } },
        says: 'nodePools.p.launchTemplate.monitorin: is no input of that resource. Did you mean "monitoring"? [R-TEMPLATE-OVERRIDE]',
        followed: [{ launchTemplate: { monitoring: {} } }],
    },
];
