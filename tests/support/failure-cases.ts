import type * as kuberay from "pulumi-kuberay";

type Inputs = kuberay.RayClusterArgs;

/** What the lab is told to do with the pods; see tests/lab/README.md. */
const LAB = "lab.kuberay.pulumi.com/";
const annotated = (annotations: Record<string, string>) => ({
    annotations: Object.fromEntries(Object.entries(annotations).map(([name, value]) => [`${LAB}${name}`, value])),
});

export const RAY_IMAGE = "rayproject/ray:2.54.0-py311";
const POD = { cpu: 0.25, memory: "512Mi" };
export const FINE: Inputs = { image: RAY_IMAGE, head: POD, workers: { cpu: { ...POD, replicas: 1 } } };

const withHead = (differs: kuberay.types.input.HeadArgs): Inputs => ({ ...FINE, head: { ...POD, ...differs } });
type Worker = kuberay.types.input.WorkerGroupArgs;
const withWorker = (differs: Worker): Inputs => ({ ...FINE, workers: { cpu: { ...POD, replicas: 1, ...differs } } });
const workerAnnotated = (annotations: Record<string, string>): Inputs => withWorker(annotated(annotations));

/** Namespaces with a rule of their own. */
export const NAMESPACES = { plain: "causes", quota: "quota", limited: "limited", secured: "secured" } as const;
export const UNSERVED = "unserved";

export interface FailureCase {
    readonly title: string;
    /** Default: that of clusters without a rule of their own. */
    readonly namespace?: string;
    readonly broken: Inputs;
    readonly mended?: Inputs;
    /** What the user must read: the words of whoever knows. */
    readonly quotes: readonly RegExp[];
    /** The event that is the signal; without it, the moment at which the RayCluster was written, or another wrote it. */
    readonly signal?: RegExp;
    /** Who else writes the RayCluster while it is waited for. */
    readonly intruder?: { readonly manager: string; readonly patch: readonly object[] };
}

const STARTING = annotated({ "start-delay": "90s" });
const group = "/spec/workerGroupSpecs/0";
const hash = "/spec/headGroupSpec/template/metadata/annotations/kuberay.pulumi.com~1template-hash";

/** By the name of the RayCluster. */
export const FAILURES: Readonly<Record<string, FailureCase>> = {
    "head-image": {
        title: "an image of the head that cannot be pulled",
        broken: withHead({ image: "registry.invalid/ray:2.54.0" }),
        quotes: [/ErrImagePull|ImagePullBackOff/, /registry\.invalid\/ray:2\.54\.0/, /container ray-head/],
        signal: /ErrImagePull/,
    },
    "worker-image": {
        title: "an image of a worker that cannot be pulled",
        broken: withWorker({ image: "rayproject/ray:2.54.0-does-not-exist" }),
        quotes: [/ErrImagePull|ImagePullBackOff/, /ray:2\.54\.0-does-not-exist/, /worker-image-cpu-worker/],
        signal: /ErrImagePull/,
    },
    "init-image": {
        title: "an image of an init container that cannot be pulled",
        broken: withWorker({ initContainers: [{ name: "fetch", image: "registry.invalid/fetch:1" }] }),
        quotes: [/ErrImagePull|ImagePullBackOff/, /registry\.invalid\/fetch:1/, /container fetch/],
        signal: /ErrImagePull/,
    },
    "image-name": {
        title: "an image that the kubelet takes for no name",
        broken: workerAnnotated({ waiting: "InvalidImageName", message: "couldn't parse image name" }),
        quotes: [/InvalidImageName/, /couldn't parse image name/],
        signal: /keep this pod waiting/,
    },
    "secret-key": {
        title: "a variable from a Secret that is not there",
        broken: workerAnnotated({ waiting: "CreateContainerConfigError", message: 'secret "redis" not found' }),
        quotes: [/CreateContainerConfigError: secret "redis" not found/],
        signal: /keep this pod waiting/,
    },
    "volume-source": {
        title: "a volume from a ConfigMap that is not there",
        broken: workerAnnotated({ "mount-failure": "true" }),
        quotes: [/FailedMount/, /configmap "missing" not found/],
        signal: /FailedMount/,
    },
    claim: {
        title: "a PersistentVolumeClaim that is not there",
        broken: withWorker({ volumes: { data: { mountPath: "/data", persistentVolumeClaim: "nothing" } } }),
        quotes: [/persistentvolumeclaim "nothing" not found/],
        signal: /FailedScheduling.*"nothing" not found/,
    },
    "worker-account": {
        title: "a ServiceAccount of the workers that is not there",
        broken: withWorker({ serviceAccountName: "nobody" }),
        quotes: [/FailedCreateWorkerPod/, /serviceaccount "nobody" not found/],
        signal: /FailedToCreateWorkerPod/,
    },
    "head-account": {
        title: "a ServiceAccount of an autoscaled head that is not there",
        broken: { ...withHead({ serviceAccountName: "nobody" }), workers: { cpu: { ...POD, maxReplicas: 2 } } },
        mended: { ...FINE, workers: { cpu: { ...POD, maxReplicas: 2 } } },
        quotes: [/AutoscalerServiceAccountNotFound/, /nobody/],
        signal: /AutoscalerServiceAccountNotFound/,
    },
    quota: {
        title: "a quota",
        namespace: NAMESPACES.quota,
        broken: withHead({ memory: "8Gi" }),
        quotes: [/FailedCreateHeadPod/, /exceeded quota: small/],
        signal: /FailedToCreateHeadPod/,
    },
    limit: {
        title: "a LimitRange",
        namespace: NAMESPACES.limited,
        broken: withWorker({ cpu: 2 }),
        quotes: [/FailedCreateWorkerPod/, /maximum cpu usage per Container is 1/],
        signal: /FailedToCreateWorkerPod/,
    },
    security: {
        title: "a namespace whose Pod Security refuses the pods",
        namespace: NAMESPACES.secured,
        broken: { ...FINE, podSecurity: "none" },
        quotes: [/FailedCreateHeadPod/, /violates PodSecurity "restricted/],
        signal: /FailedToCreateHeadPod/,
    },
    crash: {
        title: "a Ray container that crashes",
        broken: workerAnnotated({ "crash-loop": "true" }),
        quotes: [/container ray-worker: crashes again and again/, /exit code 1/, /kubectl logs/],
        signal: /BackOff/,
    },
    memory: {
        title: "a Ray container that runs out of memory",
        broken: workerAnnotated({ "crash-loop": "true", exit: "OOMKilled" }),
        quotes: [/container ray-worker/, /OOMKilled, exit code 137/, /raise `memory`/],
        signal: /BackOff/,
    },
    "init-crash": {
        title: "an init container that fails",
        broken: withWorker({
            ...annotated({ "crash-loop": "true", container: "prepare" }),
            initContainers: [{ name: "prepare" }],
        }),
        quotes: [/container prepare: crashes again and again/],
        signal: /BackOff/,
    },
    sidecar: {
        title: "a sidecar that crashes",
        broken: withWorker({
            ...annotated({ "crash-loop": "true", container: "metrics" }),
            sidecars: [{ name: "metrics", cpu: 0.1, memory: "64Mi" }],
        }),
        quotes: [/container metrics: crashes again and again/],
        signal: /BackOff/,
    },
    autoscaled: {
        title: "pods that end, under the Ray autoscaler",
        broken: {
            ...FINE,
            workers: { cpu: { ...POD, ...annotated({ "crash-loop": "true" }), minReplicas: 1, maxReplicas: 2 } },
        },
        mended: { ...FINE, workers: { cpu: { ...POD, minReplicas: 1, maxReplicas: 2 } } },
        quotes: [/\d+ pods of cpu ended one after the other/, /container ray-worker: Error, exit code 1/],
        signal: /BackOff/,
    },
    pool: {
        title: "a pool that has all of its nodes",
        broken: withWorker({ pool: "single", cpu: 1 }),
        mended: withWorker({ pool: "general", cpu: 1 }),
        quotes: [/pool single has its only node \(maxSize 1\)/, /Insufficient cpu/],
        signal: /FailedScheduling/,
    },
    refused: {
        title: "a spec that the operator refuses after another has changed it",
        broken: withHead(STARTING),
        quotes: [/InvalidRayClusterSpec/, /minReplicas/],
        signal: /InvalidRayClusterSpec/,
        intruder: {
            manager: "somebody",
            patch: [
                { op: "replace", path: `${group}/minReplicas`, value: 5 },
                { op: "replace", path: `${group}/maxReplicas`, value: 2 },
            ],
        },
    },
    foreign: {
        title: "another who writes the RayCluster",
        broken: withHead(STARTING),
        quotes: [/no longer what was written/, /the pod template of headgroup is another/, /"gitops"/],
        intruder: { manager: "gitops", patch: [{ op: "replace", path: hash, value: "another" }] },
    },
    unserved: {
        title: "no operator",
        namespace: UNSERVED,
        broken: FINE,
        quotes: [/no KubeRay operator answers/, /watches namespace unserved/],
    },
};
