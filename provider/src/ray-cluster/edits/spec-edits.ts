import { type EditRule, type EditTable, live, newPodsOnly, restarts, within } from "../../ray-object/edit-class";
import { type HeadArgs, type PodDefaults, type WorkerGroupArgs } from "../../ray-spec/args/groups";
import { type AutoscalingArgs } from "../../ray-spec/args/autoscaling";
import { type GcsFaultToleranceArgs } from "../../ray-spec/args/fault-tolerance";

type PodInputs = Pick<WorkerGroupArgs, keyof WorkerGroupArgs & keyof HeadArgs>;

export const TEMPLATE = "part of the pods' template: KubeRay gives it to new pods only, so running ones are restarted";
const SIZE = "Kubernetes fixes the size of a pod when it is made";
const PLACE = "a running pod is not moved";
const CONTAINER = "Kubernetes cannot change a container that runs";
const AT_START = "read when Ray starts";

/** What all pods may have. */
export const POD_SETTINGS: EditTable<PodDefaults> = {
    imagePullPolicy: restarts(TEMPLATE),
    imagePullSecrets: restarts(TEMPLATE),
    env: restarts("read when a container starts"),
    envValueFrom: restarts("read when a container starts"),
    envFrom: restarts("read when a container starts"),
    volumes: restarts("Kubernetes mounts volumes when a pod starts"),
    initContainers: restarts("run before Ray starts"),
    sidecars: restarts(CONTAINER),
    serviceAccountName: restarts("Kubernetes fixes it when a pod is made"),
    labels: restarts(TEMPLATE),
    annotations: restarts(TEMPLATE),
    nodeSelector: restarts(PLACE),
    tolerations: newPodsOnly("they matter when a pod is placed: a running one is none the worse without"),
    affinity: restarts(PLACE),
    topologySpreadConstraints: restarts(PLACE),
    priorityClassName: restarts("Kubernetes fixes it when a pod is made"),
    schedulerName: restarts(PLACE),
    runtimeClassName: restarts(CONTAINER),
    terminationGracePeriodSeconds: restarts("Kubernetes fixes it when a pod is made"),
    podSecurityContext: restarts(CONTAINER),
};

/** What the head and each group say for themselves. */
const POD_EDITS: EditTable<PodInputs> = {
    ...POD_SETTINGS,
    pool: restarts(PLACE),
    podsPerNode: restarts(SIZE),
    cpu: restarts(SIZE),
    memory: restarts(SIZE),
    gpus: restarts(SIZE),
    accelerators: restarts(SIZE),
    efa: restarts(SIZE),
    ephemeralStorage: restarts(SIZE),
    requests: restarts(SIZE),
    sharedMemory: restarts(SIZE),
    image: restarts(CONTAINER),
    containerName: restarts(CONTAINER),
    command: restarts(CONTAINER),
    args: restarts(CONTAINER),
    lifecycle: restarts(CONTAINER),
    ports: restarts(CONTAINER),
    securityContext: restarts(CONTAINER),
    rayStartParams: restarts(AT_START),
    rayResources: restarts(AT_START),
    rayLabels: restarts(AT_START),
    podTemplate: restarts("as above, by what is in it; `tolerations` alone reach new pods only"),
};

const SERVICE = "the operator never changes a Service that it has made, so it is taken away and made anew";

export const HEAD: EditTable<HeadArgs> = {
    ...POD_EDITS,
    schedulable: restarts(AT_START),
    disruptionProtection: restarts("the PodDisruptionBudget comes and goes at once, the annotations are on the pod"),
    service: within(live(SERVICE), {
        type: live(SERVICE),
        name: restarts("workers find the head by it; the Service is made anew"),
        labels: live(SERVICE),
        annotations: live(SERVICE),
        ports: live(SERVICE),
    }),
};

const BOUND = "read by the Ray autoscaler at every turn; a fixed number of pods is brought about by the operator";

export const GROUP: EditTable<WorkerGroupArgs> = {
    ...POD_EDITS,
    replicas: live(
        "the operator makes or removes pods; without effect beside `maxReplicas`, where the number is the Ray autoscaler's",
    ),
    minReplicas: live(BOUND),
    maxReplicas: live(`${BOUND}; the first one that comes and the last one that goes turn the autoscaler on or off`),
    numOfHosts: restarts("the pods of a replica are made together and know their number"),
    idleTimeoutSeconds: live("read by the Ray autoscaler at every turn"),
    priority: live("read by the Ray autoscaler at every turn; refused below KubeRay 1.7"),
};

/** Of a whole group. */
export const GROUP_ITSELF: EditRule = live(
    "pods of a new group are made, those of one that is taken out removed, and no other group is touched; another name is one group less and one more; the first one that comes and the last one that goes restart all pods, as above",
);

const BESIDE = "the autoscaler is a container of the head pod";

const EACH_TURN = "read by the Ray autoscaler at every turn";

export const AUTOSCALING: EditTable<AutoscalingArgs> = {
    enabled: restarts(BESIDE),
    idleTimeoutSeconds: live(EACH_TURN),
    upscalingMode: live(EACH_TURN),
    allocateTimeoutSeconds: restarts(`a variable of the autoscaler: ${BESIDE}`),
    image: restarts(BESIDE),
    imagePullPolicy: restarts(BESIDE),
    cpu: restarts(BESIDE),
    memory: restarts(BESIDE),
    env: restarts(BESIDE),
    envValueFrom: restarts(BESIDE),
    envFrom: restarts(BESIDE),
    securityContext: restarts(BESIDE),
};

const AT_HEAD_START = "read when the head starts";

export const GCS_FAULT_TOLERANCE: EditTable<GcsFaultToleranceArgs> = {
    redisAddress: restarts(`${AT_HEAD_START}; what another Redis does not know is lost`),
    redisUsername: restarts(AT_HEAD_START),
    redisPassword: restarts(AT_HEAD_START),
    externalStorageNamespace: restarts(`${AT_HEAD_START}; what is under the old prefix is not found`),
    deletionTimeoutSeconds: live("read by the operator when the RayCluster is deleted"),
};
