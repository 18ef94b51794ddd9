import fc from "fast-check";
import { findInstanceType } from "../../../provider/src/instance-catalog/find";
import { type RayPlatformArgs } from "../../../provider/src/ray-platform/args/args";

/** What a generated unit runs on beside what its inputs say: the inputs only know of the usual and of what is reserved. */
export interface Surroundings {
    /** Part of each machine's memory that its hypervisor keeps: between the extremes that were measured. */
    readonly overhead: number;
    /** Whether the daemonsets run that the arithmetic takes for granted. */
    readonly usualDaemonSets: boolean;
    /** Whether the operator's pod landed on a pool of the unit. */
    readonly operatorIsHere: boolean;
}

export interface Platform extends Surroundings {
    readonly args: RayPlatformArgs;
}

const PLAIN = ["m7i.large", "m7i.xlarge", "m7i.2xlarge", "m7i.4xlarge", "m7i.8xlarge", "r7i.2xlarge", "c7i.4xlarge"];
const SPECIAL = [
    ...["g5.xlarge", "g5.12xlarge", "g6.2xlarge", "g6e.12xlarge", "g6e.48xlarge", "p4d.24xlarge", "p5.48xlarge"],
    ...["inf2.24xlarge", "trn1.32xlarge", "i4i.2xlarge", "r7i.8xlarge", "m7i.12xlarge"],
];
/** Types that a pool may mix: of one architecture, with the same GPUs. */
const MIXED = [
    ["m7i.4xlarge", "m6i.4xlarge"],
    ["r7i.2xlarge", "m7i.4xlarge"],
    ["g6e.12xlarge", "g5.12xlarge"],
];

const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const maybe = <T>(value: fc.Arbitrary<T>, percent: number): fc.Arbitrary<T | undefined> =>
    fc.oneof({ weight: percent, arbitrary: value }, { weight: 100 - percent, arbitrary: fc.constant(undefined) });
/** Without what is undefined: as a user leaves it out. */
const said = <T extends object>(value: T): T =>
    Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;

/** Shares of a machine; those just below the whole are where mistakes show. */
const SHARES = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 1.05];
const share = one(...SHARES);

const reserved = one({ cpu: 0.25, memory: "512Mi" }, { cpu: 1, memory: "2Gi", pods: 3 });

const pool = (types: fc.Arbitrary<string[]>) =>
    fc
        .record({
            instanceTypes: types,
            maxSize: fc.integer({ min: 1, max: 4 }),
            reserved: maybe(reserved, 25),
            diskSize: maybe(one(50, 300), 15),
            kubelet: maybe(one({ systemReserved: { cpu: "500m", memory: "1Gi" } }, { maxPods: 12 }), 10),
        })
        .map((args) => said({ ...args, minSize: 0, zones: ["us-west-2a"] }));

const pools = fc
    .record({
        general: pool(one(...PLAIN).map((type) => [type])),
        other: maybe(
            pool(
                fc.oneof(
                    one(...SPECIAL, ...PLAIN).map((type) => [type]),
                    one(...MIXED),
                ),
            ),
            70,
        ),
    })
    .map(said);

/** Sizes of a pod as shares of the machine that it is for, each left out as often as not. */
function pod(type: string): fc.Arbitrary<Record<string, unknown>> {
    const machine = findInstanceType(type);
    if (machine === undefined) throw new Error(`the catalogue has no ${type}`);
    const { vcpus, memoryMiB, gpu, neuron } = machine;
    const accelerators = neuron && { "aws.amazon.com/neuroncore": neuron.coresPerDevice };
    const size = fc.record({
        cpu: maybe(
            share.map((part) => Math.max(0.1, Math.round(vcpus * part * 10) / 10)),
            50,
        ),
        memory: maybe(
            share.map((part) => `${Math.max(64, Math.round(memoryMiB * part))}Mi`),
            50,
        ),
        gpus: maybe(fc.integer({ min: 0, max: (gpu?.count ?? 0) + 1 }), gpu === undefined ? 3 : 40),
        accelerators: maybe(fc.constant(accelerators), accelerators === undefined ? 0 : 50),
        ephemeralStorage: maybe(one("10Gi", "60Gi", "88Gi", "91000Mi", "200Gi"), 15),
        sidecars: maybe(fc.constant([{ name: "logs", image: "fluent-bit:4", cpu: 0.25, memory: "256Mi" }]), 15),
        initContainers: maybe(fc.constant([{ name: "data", image: "aws-cli:2", cpu: 2, memory: "12Gi" }]), 8),
    });
    // A share of a node is for pods that give no size; beside sizes it would be a promise that nothing has to keep.
    const shared = fc.record({ podsPerNode: fc.integer({ min: 1, max: 5 }) });
    return fc.oneof({ weight: 3, arbitrary: size.map(said) }, { weight: 1, arbitrary: shared });
}

const workersOn = (name: string, type: string) =>
    fc.tuple(pod(type), one(0, 0, 1, 1, 2, 2, 3, 4, 6), fc.boolean()).map(([sizes, least, scales]) => ({
        ...sizes,
        pool: name,
        ...(scales ? { minReplicas: least, maxReplicas: Math.max(1, least) } : { replicas: least }),
    }));

function clusterOn(types: readonly (readonly [name: string, type: string])[]): fc.Arbitrary<object> {
    const [[first, type]] = types as [readonly [string, string]];
    const group = one(...types).chain(([name, of]) => workersOn(name, of));
    return fc
        .tuple(
            pod(type),
            fc.uniqueArray(one("a", "b", "c"), { maxLength: 3 }),
            fc.array(group, { minLength: 3, maxLength: 3 }),
        )
        .map(([head, names, groups]) => ({
            image: "rayproject/ray:2.54.0",
            authentication: "disabled",
            head: { pool: first, ...head },
            ...(names.length > 0 && { workers: Object.fromEntries(names.map((name, at) => [name, groups[at]])) }),
        }));
}

/** Units with pools and Ray clusters of every kind that decides whether a pod finds room. */
export const platforms: fc.Arbitrary<Platform> = pools.chain((nodePools) => {
    const types = Object.entries(nodePools).map(([name, given]) => [name, given?.instanceTypes[0] ?? ""] as const);
    return fc.record({
        args: fc
            .record({ first: clusterOn(types), second: maybe(clusterOn(types), 20) })
            .map(
                (rayClusters) =>
                    ({ cluster: { name: "lab" }, nodePools, rayClusters: said(rayClusters) }) as RayPlatformArgs,
            ),
        overhead: fc.double({ min: 0.017, max: 0.065, noNaN: true }),
        usualDaemonSets: fc.boolean(),
        operatorIsHere: fc.boolean(),
    });
});
