import fc from "fast-check";
import { type PodArgs } from "../../../../provider/src/ray-spec/facts/effective-pod";
import { type HeadArgs, type PodDefaults, type WorkerGroupArgs } from "../../../../provider/src/ray-spec/args/groups";
import { type Tree } from "../../../../provider/src/shared/tree";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";

/** A generator for each input: one that is added without does not compile. */
type AnyOf<Args> = Readonly<Record<keyof Args, fc.Arbitrary<unknown>>>;
/** What no object tells: another test has them. */
type OfPools = "pool" | "podsPerNode";

/** Words of the user's own: some are also names of fields, so that one cannot pass for the other. */
const word = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/), fc.constantFrom("name", "value", "replicas", "type"));
const variable = fc.stringMatching(/^[A-Z]{1,4}$/);
const quantity = fc.constantFrom("512Mi", "2Gi", "2048Mi", "40G", "1.5Gi");
const cores = fc.constantFrom(0.1, 0.5, 1, 2, 16);
const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("", "$(A)", "x-$(B)-$(C)", "false", "0"));

const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
const map = <T>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<T>) =>
    fc.dictionary(keys, values, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const named = <T>(make: (name: string) => fc.Arbitrary<T>, names: readonly string[]) =>
    fc.subarray([...names], { minLength: 1 }).chain((chosen) => fc.tuple(...chosen.map(make)));
/** Any of these, or none. */
const maybe = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] });

const keyRef = fc.record({ name: word, key: word, optional: fc.boolean() }, { requiredKeys: ["name", "key"] });
const source = fc.oneof(
    fc.record({ secretKeyRef: keyRef }),
    fc.record({ configMapKeyRef: keyRef }),
    fc.record({ fieldPath: fc.constantFrom("status.podIP", "metadata.name") }),
    fc.record({ resource: fc.constantFrom("limits.memory", "requests.cpu") }),
);
const envFrom = fc
    .tuple(fc.constantFrom("secretName", "configMapName"), word, maybe({ prefix: word, optional: fc.boolean() }))
    .map(([kind, name, rest]) => ({ [kind]: name, ...rest }));
const variables = {
    env: map(variable, text),
    envValueFrom: map(
        variable.map((name) => `FROM_${name}`),
        source,
    ),
    envFrom: some(envFrom),
};
const requests = maybe({ cpu: fc.constantFrom(0.1, 0.25), memory: fc.constantFrom("256Mi", "1Gi") });
const ports = map(word, fc.integer({ min: 1, max: 65535 })).filter((all) => isUnique(Object.values(all)));
const isUnique = (values: readonly unknown[]) => new Set(values).size === values.length;
const mount = fc.record(
    { mountPath: word.map((path) => `/${path}`), subPath: word, readOnly: fc.boolean() },
    {
        requiredKeys: ["mountPath"],
    },
);
const mounts = map(fc.constantFrom("a", "b", "c"), mount).filter((all) =>
    isUnique(Object.values(all).map(({ mountPath }) => mountPath)),
);
const securityContext = maybe({ runAsUser: fc.nat({ max: 2000 }), runAsNonRoot: fc.boolean() });

const container = (name: string) =>
    fc
        .tuple(
            maybe({ cpu: cores, memory: quantity }),
            maybe({
                ...variables,
                image: fc.constantFrom("busybox:1", "rayproject/ray:2.54.0"),
                imagePullPolicy: fc.constantFrom("Always", "IfNotPresent"),
                command: some(word),
                args: some(text),
                volumeMounts: mounts,
                ports,
                securityContext,
                restartPolicy: fc.constant("Always"),
            }),
        )
        .map(([sizes, rest]) => ({ name, ...sizes, ...rest }));

const files = fc.record(
    { name: word, items: map(word, word), defaultMode: fc.constantFrom(256, 511), optional: fc.boolean() },
    {
        requiredKeys: ["name"],
    },
);
const volumeSource = fc.oneof(
    fc.record({ emptyDir: maybe({ medium: fc.constantFrom("memory"), sizeLimit: quantity }) }),
    fc.record({ persistentVolumeClaim: word }),
    fc.record({ hostPath: word.map((path) => `/${path}`) }),
    fc.record({ configMap: files }),
    fc.record({ secret: files }),
    fc.record({
        claimTemplate: fc.record(
            { size: quantity, storageClass: word, accessMode: fc.constantFrom("ReadWriteMany", "ReadOnlyMany") },
            { requiredKeys: ["size"] },
        ),
    }),
    fc.record({ source: fc.record({ csi: fc.record({ driver: word }) }) }),
);
const volumes = fc
    .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c"), volumeSource, fc.option(mount, { nil: {} })), {
        selector: ([name]) => name,
        minLength: 1,
    })
    .filter((all) => isUnique(all.flatMap(([, , at]) => ("mountPath" in at ? [at.mountPath] : []))))
    .map((all) => Object.fromEntries(all.map(([name, what, at]) => [name, { ...at, ...what }])));

const toleration = fc.record(
    {
        key: word,
        operator: fc.constantFrom("Exists", "Equal"),
        value: word,
        effect: fc.constantFrom("NoSchedule", "NoExecute"),
        tolerationSeconds: fc.nat({ max: 60 }),
    },
    { requiredKeys: ["key"] },
);
const podSettings = {
    ...variables,
    imagePullPolicy: fc.constantFrom("Always", "Never"),
    imagePullSecrets: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
    volumes,
    initContainers: named(container, ["init-a", "init-b"]),
    sidecars: named(container, ["side-a", "side-b"]),
    serviceAccountName: word,
    labels: map(word, word),
    annotations: map(word, text),
    nodeSelector: map(word, word),
    tolerations: some(toleration),
    affinity: fc.constant({ podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } }),
    topologySpreadConstraints: some(
        fc.record({ maxSkew: fc.constant(1), topologyKey: word, whenUnsatisfiable: fc.constant("DoNotSchedule") }),
    ),
    priorityClassName: word,
    schedulerName: word,
    runtimeClassName: word,
    terminationGracePeriodSeconds: fc.nat({ max: 60 }),
    podSecurityContext: maybe({ fsGroup: fc.nat({ max: 2000 }), runAsNonRoot: fc.boolean() }),
} satisfies AnyOf<PodDefaults>;
const podArgs = {
    cpu: cores,
    memory: quantity,
    gpus: fc.nat({ max: 8 }),
    accelerators: map(fc.constantFrom("google.com/tpu", "aws.amazon.com/neuron"), fc.integer({ min: 1, max: 4 })),
    efa: fc.nat({ max: 2 }),
    ephemeralStorage: quantity,
    requests,
    sharedMemory: quantity,
    image: fc.constantFrom("rayproject/ray:2.54.0-gpu", "rayproject/ray:2.54.0"),
    containerName: fc.constantFrom("ray", "main"),
    command: some(word),
    args: some(text),
    lifecycle: fc.constant({ preStop: { exec: { command: ["ray", "stop"] } } }),
    ports: fc.oneof(ports, fc.constant({})),
    securityContext,
    rayStartParams: map(fc.constantFrom("num-cpus", "object-store-memory", "num-gpus"), fc.constantFrom("0", "4")),
    rayResources: map(fc.constantFrom("CPU", "GPU", "custom"), fc.constantFrom("0", "4")),
    rayLabels: map(fc.constantFrom("ray.io/region", "team"), word),
    podTemplate: maybe({
        spec: maybe({
            hostNetwork: fc.boolean(),
            schedulerName: word,
            securityContext: fc.constantFrom({ $patch: "delete" }, { fsGroup: 5 }),
            tolerations: some(toleration),
        }),
    }),
} satisfies AnyOf<Omit<PodArgs, keyof PodDefaults | OfPools>>;
const service = maybe({
    type: fc.constantFrom("ClusterIP", "NodePort", "LoadBalancer"),
    name: word,
    labels: map(word, word),
    annotations: map(word, text),
    ports,
});
const head = maybe({
    ...podSettings,
    ...podArgs,
    schedulable: fc.boolean(),
    disruptionProtection: fc.boolean(),
    service,
} satisfies AnyOf<Omit<HeadArgs, OfPools>>);
const scale = fc.oneof(
    maybe({ replicas: fc.nat({ max: 20 }) }),
    fc.record({ minReplicas: fc.nat({ max: 5 }), maxReplicas: fc.integer({ min: 6, max: 50 }) }),
    fc.record({
        replicas: fc.integer({ min: 5, max: 6 }),
        minReplicas: fc.nat({ max: 5 }),
        maxReplicas: fc.constant(6),
    }),
);
const group = fc
    .tuple(
        maybe({ ...podSettings, ...podArgs }),
        scale,
        maybe({
            numOfHosts: fc.integer({ min: 1, max: 4 }),
            idleTimeoutSeconds: fc.nat({ max: 600 }),
            priority: fc.nat({ max: 9 }),
        } satisfies AnyOf<Omit<WorkerGroupArgs, keyof PodArgs | "replicas" | "minReplicas" | "maxReplicas">>),
    )
    .map(([pod, numbers, rest]) => ({ ...pod, ...numbers, ...rest }));

/** Inputs of a worker group. */
export const anyGroup: fc.Arbitrary<Tree> = group.map((inputs) => inputs as Tree);

/** Inputs that plan to a RayCluster, every typed input among them; not all of them would pass the checks. */
export const anyArgs: fc.Arbitrary<Tree> = fc
    .tuple(
        fc.record({ image: fc.constantFrom("rayproject/ray:2.54.0", "registry:5000/a/b:2.55.1-gpu", "a/ray:nightly") }),
        maybe({
            rayVersion: fc.constantFrom("2.54.0", "2.55.1"),
            authentication: fc.constantFrom("token", "kubernetes", "disabled"),
            podSecurity: fc.constantFrom("restricted", "none"),
            labels: map(word, word),
            annotations: map(word, text),
            podDefaults: maybe(podSettings),
            head,
            workers: map(word, group),
            autoscaling: maybe({
                enabled: fc.boolean(),
                idleTimeoutSeconds: fc.nat({ max: 600 }),
                upscalingMode: fc.constantFrom("Default", "Conservative"),
                allocateTimeoutSeconds: fc.constantFrom(60, 900),
                image: word,
                cpu: cores,
                memory: quantity,
                ...variables,
                securityContext,
            }),
            gcsFaultTolerance: fc.record(
                {
                    redisAddress: fc.constant("redis:6379"),
                    redisPassword: keyRef,
                    redisUsername: keyRef,
                    externalStorageNamespace: word,
                    deletionTimeoutSeconds: fc.integer({ min: 1, max: 900 }),
                },
                { requiredKeys: ["redisAddress"] },
            ),
            queueName: word,
            gangScheduling: fc.boolean(),
            suspend: fc.boolean(),
            managedBy: fc.constant("ray.io/kuberay-operator"),
            spec: fc.constantFrom(
                { headServiceAnnotations: { "example.com/owner": "ml" } },
                { headGroupSpec: { enableIngress: true } },
            ),
        }),
    )
    .map(([image, rest]) => ({
        name: "train",
        namespace: "ray",
        operatorVersion: DEFAULT_KUBERAY_VERSION,
        ...image,
        ...rest,
    }));
