import { warningsOfPools } from "../../../provider/src/node-pool/warnings";
import { type RayPlatformArgs } from "../../../provider/src/ray-platform/args/args";
import { checkPlatform } from "../../../provider/src/ray-platform/checks";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { factsOf } from "../../unit/instance-catalog/fixtures";
import { type Differs, type Judge, type Row, verdict } from "./row";
import { unitOf } from "./unit";

/** A unit with one pool that differs so. */
export const unitWithPool = (differs: Differs): Differs =>
    unitOf({ nodePools: { p: { instanceTypes: ["m7i.2xlarge"], maxSize: 4, ...differs } } });

export const judgePool: Judge = (differs) => {
    const args = unitWithPool(differs) as unknown as RayPlatformArgs;
    return verdict(checkPlatform(args, "ml"), () => warningsOfPools(args.nodePools ?? {}, "nodePools"));
};

const facts = factsOf("m7i.large");

export const POOL_ROWS: readonly Row[] = [
    {
        bad: { zones: UNKNOWN },
        says: "nodePools.p.zones: decides which resources there are and what they are called, and is not known before the update. Give it plainly, or as an output that a preview knows. [R-POOL-KNOWN]",
        followed: [{ zones: ["us-west-2a"] }],
    },
    {
        bad: { instanceTypes: ["m99.large"], instanceFacts: { "m99.large": facts } },
        says: 'nodePools.p.instanceFacts["m99.large"]: this version of the provider does not know "m99.large": AMI, devices and sizes are planned by the facts given here. (accept: R-FACTS-USED)',
        followed: [{ instanceTypes: ["m99.large"], instanceFacts: { "m99.large": facts }, accept: ["R-FACTS-USED"] }],
    },
    {
        bad: { instanceTypes: ["m7i.large"], instanceFacts: { "m7i.large": facts } },
        says: 'nodePools.p.instanceFacts["m7i.large"]: this version of the provider knows "m7i.large": the facts given here count all the same. Remove them, unless they are meant to differ. (accept: R-FACTS-KNOWN)',
        followed: [{ instanceTypes: ["m7i.large"] }],
    },
    {
        bad: { accept: ["R-FACTS-KNOW"] },
        says: 'nodePools.p.accept[0]: is the id of a warning, got "R-FACTS-KNOW". Did you mean "R-FACTS-KNOWN"? [R-ACCEPT]',
        followed: [{ accept: ["R-FACTS-KNOWN"] }],
    },
    {
        bad: { accept: ["R-POOL-SIZES"] },
        says: 'nodePools.p.accept[0]: an error cannot be accepted, got "R-POOL-SIZES". Remove it, and mend the inputs. [R-ACCEPT]',
        followed: [{ accept: [] }, {}],
    },
    {
        bad: { instanceTypes: ["m7i.2xlarg"] },
        says: 'nodePools.p.instanceTypes[0]: "m7i.2xlarg" is not an EC2 instance type that this version of the provider knows. Did you mean "m7i.2xlarge"? [R-TYPE-KNOWN]',
        followed: [{ instanceTypes: ["m7i.2xlarge"] }],
    },
    {
        bad: { instanceTypes: ["m99.large"] },
        says: 'nodePools.p.instanceTypes[0]: "m99.large" is not an EC2 instance type that this version of the provider knows. Name one that it knows, e.g. m7i.2xlarge, describe it in instanceFacts, or use a newer version. [R-TYPE-KNOWN]',
        followed: [
            { instanceTypes: ["m7i.2xlarge"] },
            { instanceTypes: ["m99.large"], instanceFacts: { "m99.large": facts } },
        ],
    },
    {
        bad: { instanceTypes: ["m7i.2xlarge", "m7i.2xlarge"] },
        says: 'nodePools.p.instanceTypes[1]: "m7i.2xlarge" is listed twice. Remove one of them. [R-TYPE-KNOWN]',
        followed: [{ instanceTypes: ["m7i.2xlarge"] }],
    },
    {
        bad: { instanceTypes: ["a1.xlarge"] },
        says: 'nodePools.p.instanceTypes[0]: "a1.xlarge" is a Graviton of the first generation, which Amazon Linux 2023 does not run on. Pick a later one, e.g. m7g.large. [R-TYPE-SYSTEM]',
        followed: [{ instanceTypes: ["m7g.large"] }],
    },
    {
        bad: { instanceFacts: { "m99.large": facts } },
        says: 'nodePools.p.instanceFacts["m99.large"]: "m99.large" is not among the instanceTypes of the pool. Add it there, or remove these facts. [R-FACTS-TYPE]',
        followed: [{ instanceTypes: ["m99.large"], instanceFacts: { "m99.large": facts } }, { instanceFacts: {} }],
    },
    {
        bad: {
            instanceTypes: ["m99.large"],
            instanceFacts: { "m99.large": { ...facts, networkCards: 1, efaInterfaces: 2 } },
        },
        says: 'nodePools.p.instanceFacts["m99.large"].efaInterfaces: a network card takes one EFA interface: is at most networkCards (1), got 2. Raise networkCards or lower it. [R-FACTS-AGREE]',
        followed: [
            {
                instanceTypes: ["m99.large"],
                instanceFacts: { "m99.large": { ...facts, networkCards: 2, efaInterfaces: 2 } },
            },
            {
                instanceTypes: ["m99.large"],
                instanceFacts: { "m99.large": { ...facts, networkCards: 1, efaInterfaces: 1 } },
            },
        ],
    },
    {
        bad: { instanceTypes: ["m7i.2xlarge", "m7g.2xlarge"] },
        says: 'nodePools.p.instanceTypes[1]: all instance types of a pool have the same architecture: "m7i.2xlarge" has x86_64, "m7g.2xlarge" has arm64. Make a pool of its own for it. [R-ARCH-MIXED]',
        followed: [{ instanceTypes: ["m7i.2xlarge"] }, { instanceTypes: ["m7g.2xlarge"] }],
    },
    {
        bad: { instanceTypes: ["g6f.large"] },
        says: 'nodePools.p.instanceTypes[0]: "g6f.large" has a slice of one L4 and no whole GPU that a Ray pod could ask for. Pick a type with whole GPUs, e.g. g6.xlarge. [R-GPU-SLICE]',
        followed: [{ instanceTypes: ["g6.xlarge"] }],
    },
    {
        bad: { instanceTypes: ["g6e.12xlarge", "g6e.xlarge"] },
        says: 'nodePools.p.instanceTypes[1]: all instance types of a pool have the same number of accelerators: "g6e.12xlarge" has 4 GPU, "g6e.xlarge" has 1 GPU. Make a pool of its own for it. [R-GPU-MIXED]',
        followed: [{ instanceTypes: ["g6e.12xlarge"] }, { instanceTypes: ["g6e.xlarge"] }],
    },
    {
        bad: { maxSize: 451 },
        says: "nodePools.p.maxSize: a node group has at most 450 nodes, got 451. Lower it, or split the pool in two. [R-POOL-SIZES]",
        followed: [{ maxSize: 450 }],
    },
    {
        bad: { minSize: 5 },
        says: "nodePools.p.minSize: is at most maxSize (4), got 5. Raise maxSize or lower minSize. [R-POOL-SIZES]",
        followed: [{ minSize: 5, maxSize: 5 }, { minSize: 4 }],
    },
    {
        bad: { minSize: 2, desiredSize: 1 },
        says: "nodePools.p.desiredSize: is between minSize (2) and maxSize (4), got 1. Choose one between, or leave it out to start with 2. [R-POOL-DESIRED]",
        followed: [{ minSize: 2, desiredSize: 2 }, { minSize: 2 }],
    },
    {
        bad: { subnetIds: ["my-subnet"] },
        says: 'nodePools.p.subnetIds[0]: is the id of a subnet and starts with "subnet-", got "my-subnet". Give the id, not the name or ARN. [R-SUBNET-ID]',
        followed: [{ subnetIds: ["subnet-0abc"] }],
    },
    {
        bad: { labels: { "node.kubernetes.io/x": "y" } },
        says: 'nodePools.p.labels["node.kubernetes.io/x"]: EKS reserves the prefix "node.kubernetes.io/", got "node.kubernetes.io/x". Use a prefix of your own, e.g. "example.com/x". [R-POOL-LABELS]',
        followed: [{ labels: { "example.com/x": "y" } }],
    },
    {
        bad: { labels: { team: "" } },
        says: 'nodePools.p.labels.team: EKS refuses an empty value of a label. Give one, e.g. "true". [R-POOL-LABELS]',
        followed: [{ labels: { team: "true" } }],
    },
    {
        bad: { labels: { "a b": "y" } },
        says: 'nodePools.p.labels["a b"]: the key of a label is letters, digits, "-", "_" and ".", with a domain and "/" before it if you like, got "a b". Rename it. [R-POOL-LABELS]',
        followed: [{ labels: { "a-b": "y" } }],
    },
    {
        bad: { labels: { team: "a b" } },
        says: 'nodePools.p.labels.team: the value of a label is letters, digits, "-", "_" and ".", with a letter or digit first and last, got "a b". Change it. [R-POOL-LABELS]',
        followed: [{ labels: { team: "a-b" } }],
    },
    {
        bad: { labels: { team: "a".repeat(64) } },
        says: "nodePools.p.labels.team: the value of a label has at most 63 characters, got 64. Shorten it. [R-POOL-LABELS]",
        followed: [{ labels: { team: "a".repeat(63) } }],
    },
    {
        bad: {
            taints: [
                { key: "a", value: "b", effect: "NoSchedule" },
                { key: "a", value: "c", effect: "NoSchedule" },
            ],
        },
        says: "nodePools.p.taints[1]: has the key and effect of taint 0. Remove one of them. [R-POOL-TAINTS]",
        followed: [{ taints: [{ key: "a", value: "b", effect: "NoSchedule" }] }],
    },
    {
        bad: { reserved: { memory: "lots" } },
        says: 'nodePools.p.reserved.memory: is a quantity such as 512Mi, got "lots". Write it so. [R-RESERVED-MEMORY]',
        followed: [{ reserved: { memory: "512Mi" } }],
    },
    {
        bad: { tags: { "aws:team": "ml" } },
        says: 'nodePools.p.tags["aws:team"]: AWS reserves tags that start with "aws:", got "aws:team". Rename it. [R-POOL-TAGS]',
        followed: [{ tags: { team: "ml" } }],
    },
];
