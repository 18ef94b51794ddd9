import { remarksOnRayCluster } from "../../../provider/src/ray-cluster/checks";
import { type RayClusterArgs } from "../../../provider/src/ray-cluster/args";
import { checkInputs } from "../../../provider/src/ray-cluster/inputs";
import { type PlainObject, type ResourceContext } from "../../../provider/src/shared/custom-resource";
import { type Differs, type Judge, type Row, verdict } from "./row";

const sizes = { cpu: 1, memory: "2Gi" };

/** A Ray cluster on its own that differs so. */
export const judgeCluster: Judge = (differs) => {
    const given = { image: "rayproject/ray:2.55.0", head: sizes, ...differs } as PlainObject;
    const { problems, inputs } = checkInputs({ name: "train" } as ResourceContext, given);
    return verdict(problems, () => remarksOnRayCluster(inputs as unknown as RayClusterArgs, { path: "" }));
};

export const head = (differs: Differs): Differs => ({ head: { ...sizes, ...differs } });
export const worker = (differs: Differs): Differs => ({ workers: { w: { ...sizes, ...differs } } });
export const template = (spec: Differs): Differs => head({ podTemplate: { spec } });
export const extra = (differs: Differs): Differs =>
    template({ containers: [{ name: "extra", image: "x", ...differs }] });

export const CLUSTER_ROWS: readonly Row[] = [
    {
        bad: { accept: ["R-REPLICAS"] },
        says: 'accept[0]: an error cannot be accepted, got "R-REPLICAS". Remove it, and mend the inputs. [R-ACCEPT]',
        followed: [{ accept: [] }],
    },
    {
        bad: { name: "Train" },
        says: 'name: the name of a RayCluster is lower-case letters, digits and "-", a letter first and no "-" last; got "Train". Rename it, e.g. to "train". [R-RAY-NAME]',
        followed: [{ name: "train" }],
    },
    {
        bad: { namespace: "Ray_1" },
        says: 'namespace: the name of a namespace is lower-case letters, digits and "-", a letter or digit first and no "-" last; got "Ray_1". Rename it, e.g. to "ray-1". [R-RAY-NAMESPACE]',
        followed: [{ namespace: "ray-1" }],
    },
    {
        bad: { image: "not an image" },
        says: 'image: an image is a reference such as "rayproject/ray:2.54.0-py311", got "not an image". Give repository and tag. [R-RAY-IMAGE]',
        followed: [{ image: "rayproject/ray:2.54.0-py311" }],
    },
    {
        bad: { rayVersion: "latest" },
        says: 'rayVersion: a version of Ray looks like "2.54.0", got "latest". Give the version inside the image. [R-RAY-VERSION]',
        followed: [{ rayVersion: "2.55.0" }],
    },
    {
        bad: { rayVersion: "2.54.0" },
        says: 'rayVersion: must agree with the image: the tag of "rayproject/ray:2.55.0" says Ray 2.55.0, got "2.54.0". Leave it out, or pick the image of that version. [R-RAY-VERSION-AGREES]',
        followed: [{}, { rayVersion: "2.54.0", image: "rayproject/ray:2.54.0" }],
    },
    {
        bad: { image: "mine/ray:latest" },
        says: 'rayVersion: the version of Ray cannot be read from image "mine/ray:latest", which has the tag "latest", and authentication needs it. Say it here, e.g. "2.54.0", or pick a tag that starts with it. [R-RAY-VERSION-AGREES]',
        followed: [{ image: "mine/ray:latest", rayVersion: "2.54.0" }, { image: "mine/ray:2.54.0-x" }],
    },
    {
        bad: { image: "rayproject/ray:2.51.0" },
        says: 'authentication: token authentication, the default, needs Ray 2.52 or newer, got 2.51.0. Use a newer image, or say authentication: "disabled", which leaves dashboard, job and client ports open. [R-RAY-TOKENS]',
        followed: [{ image: "rayproject/ray:2.52.0" }, { image: "rayproject/ray:2.51.0", authentication: "disabled" }],
    },
    {
        bad: { operatorVersion: "1.4.2" },
        says: 'authentication: token authentication, the default, needs KubeRay 1.5 or newer, got 1.4.2. Use a newer operator, or say authentication: "disabled", which leaves dashboard, job and client ports open. [R-KUBERAY-TOKENS]',
        followed: [{ operatorVersion: "1.5.1" }, { operatorVersion: "1.4.2", authentication: "disabled" }],
    },
    {
        bad: { operatorVersion: "newest" },
        says: 'operatorVersion: a version of KubeRay looks like "1.6.2", got "newest". Give the version of the operator. [R-KUBERAY-VERSION]',
        followed: [{ operatorVersion: "1.6.2" }],
    },
    {
        bad: { tokenSecretName: "mine", authentication: "disabled" },
        says: 'tokenSecretName: goes with authentication: "token", got "disabled". Leave it out, or say authentication: "token". [R-TOKEN-SECRET]',
        followed: [{ authentication: "disabled" }, { tokenSecretName: "mine", authentication: "token" }],
    },
    {
        bad: { podDefaults: { env: { RAY_AUTH_MODE: "token" } } },
        says: 'podDefaults.env.RAY_AUTH_MODE: the variable RAY_AUTH_MODE is written by KubeRay, as `authentication` says. Say `authentication` or `tokenSecretName` instead; by hand it goes with authentication: "disabled". [R-TOKEN-VARIABLE]',
        followed: [
            { authentication: "token" },
            { tokenSecretName: "mine" },
            { podDefaults: { env: { RAY_AUTH_MODE: "token" } }, authentication: "disabled" },
        ],
    },
    {
        bad: { authentication: "disabled", ingress: { tlsSecretName: "tls" } },
        says: 'ingress: an Ingress reaches beyond the Kubernetes cluster, and authentication is "disabled": whoever reaches Ray runs code there. Turn `authentication` on, leave it out, or say exposeWithoutAuthentication: true. [R-EXPOSED-OPENLY]',
        followed: [
            { authentication: "token", ingress: { tlsSecretName: "tls" } },
            { authentication: "disabled" },
            { authentication: "disabled", ingress: { tlsSecretName: "tls" }, exposeWithoutAuthentication: true },
        ],
    },
    {
        bad: { labels: { "a b": "c" } },
        says: 'labels["a b"]: the key of a label is a name of at most 63 letters, digits, "-", "_" or ".", perhaps after a domain and "/", got "a b". Rename it. [R-RAY-LABELS]',
        followed: [{ labels: { "a-b": "c" } }],
    },
    {
        bad: { podDefaults: { labels: { "ray.io/cluster": "x" } } },
        says: 'podDefaults.labels["ray.io/cluster"]: "ray.io/cluster" is set by KubeRay or by this provider. Choose another label. [R-RAY-LABELS]',
        followed: [{ podDefaults: { labels: { team: "x" } } }],
    },
    {
        bad: { labels: { team: "a b" } },
        says: 'labels.team: the value of a label is at most 63 letters, digits, "-", "_" or ".", with a letter or digit at both ends, got "a b". Correct it, or make it an annotation. [R-RAY-LABELS]',
        followed: [{ labels: { team: "a-b" } }, { annotations: { team: "a b" } }],
    },
    {
        bad: { workers: {} },
        says: "workers: must be a map of at least 1 entry; got an empty map. Add one, or leave the property out. [R-INPUT-VALUE]",
        followed: [{}, worker({})],
    },
    {
        bad: { workers: { headgroup: sizes } },
        says: "workers.headgroup: \"headgroup\" is KubeRay's own name for the head's group. Rename the worker group. [R-WORKERS-NAME]",
        followed: [worker({})],
    },
    {
        bad: worker({ minReplicas: 5, maxReplicas: 4 }),
        says: "workers.w.minReplicas: at most maxReplicas (4), got 5. Raise maxReplicas or lower minReplicas. [R-REPLICAS]",
        followed: [worker({ minReplicas: 5, maxReplicas: 5 }), worker({ minReplicas: 4, maxReplicas: 4 })],
    },
    {
        bad: worker({ minReplicas: 2 }),
        says: "workers.w.maxReplicas: is needed beside minReplicas (2): the Ray autoscaler would have no limit. Give the most pods the group may have, or `replicas` for a fixed number. [R-REPLICAS]",
        followed: [worker({ minReplicas: 2, maxReplicas: 4 }), worker({ replicas: 2 })],
    },
    {
        bad: worker({ maxReplicas: 4, replicas: 5 }),
        says: "workers.w.replicas: at most maxReplicas (4), got 5. Raise maxReplicas or lower replicas. [R-REPLICAS]",
        followed: [worker({ maxReplicas: 5, replicas: 5 }), worker({ maxReplicas: 4, replicas: 4 })],
    },
    {
        bad: head({ pool: "general" }),
        says: 'head.pool: names a node pool, and no pool is called "general": there is none. Add the pool or name one that exists. [R-POOL-EXISTS]',
        followed: [head({})],
    },
    {
        bad: { head: { cpu: 1 } },
        says: 'head.memory: is needed where no pool is named: there is no node to take a share of. Give a quantity, e.g. "8Gi", or name a `pool`. [R-POD-SIZE]',
        followed: [{ head: { cpu: 1, memory: "8Gi" } }],
    },
    {
        bad: head({ podsPerNode: 2 }),
        says: "head.podsPerNode: is a share of a pool's node, and no pool is named. Name a `pool`, or leave it out. [R-POD-SIZE]",
        followed: [head({})],
    },
    {
        bad: head({ memory: "2GB" }),
        says: 'head.memory: is a Kubernetes quantity above zero, such as "16Gi" or "512Mi", got "2GB". Write a number and one of Ki, Mi, Gi, Ti. [R-MEMORY-QUANTITY]',
        followed: [head({ memory: "2Gi" })],
    },
    {
        bad: head({ memory: "16" }),
        says: 'head.memory: Ray does not start in less than 64Mi, got "16". Did you mean "16Gi"? [R-MEMORY-QUANTITY]',
        followed: [head({ memory: "16Gi" })],
    },
    {
        bad: head({ memory: "16Mi" }),
        says: 'head.memory: Ray does not start in less than 64Mi, got "16Mi". Raise it to 64Mi or more. [R-MEMORY-QUANTITY]',
        followed: [head({ memory: "64Mi" })],
    },
    {
        bad: head({ rayStartParams: { "--num_cpus": "0" } }),
        says: 'head.rayStartParams["--num_cpus"]: a parameter of `ray start` is written without leading dashes, in lower case with "-", got "--num_cpus". Write "num-cpus". [R-START-PARAMETER]',
        followed: [head({ rayStartParams: { "num-cpus": "0" } })],
    },
    {
        bad: head({ rayStartParams: { "object-store-memory": "1Gi" } }),
        says: 'head.rayStartParams.object-store-memory: is a number of bytes: Ray takes no units here, got "1Gi". Write "1073741824". [R-START-PARAMETER]',
        followed: [head({ rayStartParams: { "object-store-memory": "1073741824" } })],
    },
    {
        bad: head({ envFrom: [{}] }),
        says: "head.envFrom[0]: an entry has exactly one source, got none. Give one of secretName, configMapName. [R-VARIABLE-SOURCE]",
        followed: [head({ envFrom: [{ secretName: "s" }] }), head({ envFrom: [{ configMapName: "c" }] })],
    },
    {
        bad: head({ env: { A: "b" }, envValueFrom: { A: { fieldPath: "metadata.name" } } }),
        says: 'head.envValueFrom.A: "A" has a value in `env` already. Leave one of them out. [R-VARIABLE-SOURCE]',
        followed: [head({ env: { A: "b" } }), head({ envValueFrom: { A: { fieldPath: "metadata.name" } } })],
    },
    {
        bad: head({ sidecars: [{ name: "log", image: "x", restartPolicy: "Always" }] }),
        says: "head.sidecars[0].restartPolicy: is for init containers: there it makes one run beside Ray, started before it. Leave it out, or move the container to `initContainers`. [R-RESTART-POLICY]",
        followed: [
            head({ sidecars: [{ name: "log", image: "x" }] }),
            head({ initContainers: [{ name: "log", image: "x", restartPolicy: "Always" }] }),
        ],
    },
    {
        bad: head({ sidecars: [{ name: "log", image: "not an image" }] }),
        says: 'head.sidecars[0].image: an image is a reference such as "rayproject/ray:2.54.0-py311", got "not an image". Give repository and tag. [R-CONTAINER-IMAGE]',
        followed: [head({ sidecars: [{ name: "log", image: "log:1" }] })],
    },
    {
        bad: head({ volumes: { data: { mountPath: "/data" } } }),
        says: "head.volumes.data: a volume has exactly one source, got none. Give one of persistentVolumeClaim, claimTemplate, emptyDir, configMap, secret, hostPath, efs, fsxLustre, s3, source. [R-VOLUME-SOURCE]",
        followed: [head({ volumes: { data: { mountPath: "/data", emptyDir: {} } } })],
    },
    {
        bad: head({ volumes: { data: { mountPath: "data", emptyDir: {} } } }),
        says: 'head.volumes.data.mountPath: is an absolute path without "..", got "data". Begin it with "/". [R-MOUNT-PATH]',
        followed: [head({ volumes: { data: { mountPath: "/data", emptyDir: {} } } })],
    },
    {
        bad: head({ volumes: { data: { readOnly: true, emptyDir: {} } } }),
        says: "head.volumes.data.readOnly: is about the mount in the Ray container, and there is no `mountPath`. Give it, or leave this out. [R-MOUNT-PATH]",
        followed: [
            head({ volumes: { data: { readOnly: true, mountPath: "/data", emptyDir: {} } } }),
            head({ volumes: { data: { emptyDir: {} } } }),
        ],
    },
    {
        bad: head({ volumes: { data: { mountPath: "/data", hostPath: "data" } } }),
        says: 'head.volumes.data.hostPath: is an absolute path without "..", got "data". Begin it with "/". [R-HOST-PATH]',
        followed: [head({ volumes: { data: { mountPath: "/data", hostPath: "/data" } } })],
    },
    {
        bad: head({ sharedMemory: "1Gi", volumes: { shm: { mountPath: "/dev/shm", emptyDir: {} } } }),
        says: "head.volumes.shm: `sharedMemory` already puts a volume there (shared-mem at /dev/shm). Leave one of them out. [R-SHARED-MEMORY]",
        followed: [head({ sharedMemory: "1Gi" }), head({ volumes: { shm: { mountPath: "/dev/shm", emptyDir: {} } } })],
    },
    {
        bad: head({ volumes: { data: { mountPath: "/data", efs: { fileSystemId: "data" } } } }),
        says: 'head.volumes.data.efs.fileSystemId: looks like "fs-0123456789abcdef0", got "data". Correct it. [R-FILE-SYSTEM]',
        followed: [head({ volumes: { data: { mountPath: "/data", efs: { fileSystemId: "fs-0123456789abcdef0" } } } })],
    },
    {
        bad: head({ service: { name: "8265" } }),
        says: 'head.service.name: is the name of a Service: at most 63 lower-case letters, digits and "-", a letter first, got "8265". Correct it. [R-SERVICE]',
        followed: [head({ service: { name: "entry" } })],
    },
    {
        bad: { ingress: { host: "ray_1", tlsSecretName: "tls" } },
        says: 'ingress.host: is a host name such as "ray.example.com", perhaps with "*." first, got "ray_1". Correct it. [R-ROUTE]',
        followed: [{ ingress: { host: "ray.example.com", tlsSecretName: "tls" } }],
    },
    {
        bad: { networkPolicy: { allowFrom: [{ cidr: "10.0.0.1/16" }] } },
        says: 'networkPolicy.allowFrom[0].cidr: is a range of addresses such as "10.0.0.0/16", its first address first, got "10.0.0.1/16". Correct it. [R-PEER]',
        followed: [{ networkPolicy: { allowFrom: [{ cidr: "10.0.0.0/16" }] } }],
    },
    {
        bad: { networkPolicy: { allowFrom: [{ cidr: "10.0.0.0/16", namespace: "a" }] } },
        says: "networkPolicy.allowFrom[0].cidr: a range of addresses excludes `namespace`, got both. Make two peers of them. [R-PEER]",
        followed: [{ networkPolicy: { allowFrom: [{ cidr: "10.0.0.0/16" }, { namespace: "a" }] } }],
    },
    {
        bad: { networkPolicy: { allowTo: [{ cidr: "10.0.0.0/16" }] } },
        says: 'networkPolicy.allowTo: counts with egress: "cluster" alone; now all is allowed. Say it, or leave this out. [R-PEER]',
        followed: [{ networkPolicy: { allowTo: [{ cidr: "10.0.0.0/16" }], egress: "cluster" } }, { networkPolicy: {} }],
    },
    {
        bad: { queueName: "My Queue" },
        says: 'queueName: is the name of a local queue: at most 63 lower-case letters, digits and "-", got "My Queue". Correct it. [R-QUEUE]',
        followed: [{ queueName: "my-queue" }],
    },
    {
        bad: { gcsFaultTolerance: { redisAddress: "redis:port" } },
        says: 'gcsFaultTolerance.redisAddress: is host and port such as "redis:6379" or "rediss://redis.example.com:6379", got "redis:port". Correct it. [R-REDIS-ADDRESS]',
        followed: [
            { gcsFaultTolerance: { redisAddress: "redis:6379" } },
            { gcsFaultTolerance: { redisAddress: "rediss://redis.example.com:6379" } },
        ],
    },
    {
        bad: head({ podTemplate: { containers: [] } }),
        says: 'head.podTemplate.containers: a PodTemplateSpec has metadata and spec, got "containers". Put fields of the pod under spec. [R-POD-TEMPLATE]',
        followed: [head({ podTemplate: { spec: { containers: [] } } })],
    },
    {
        bad: { spec: { spec: { rayVersion: "2.55.0" } } },
        says: 'spec.spec: a RayClusterSpec has no "spec": that is a field of the whole object. Give only what is under its `spec`. [R-SPEC-OVERRIDE]',
        followed: [{ spec: { rayVersion: "2.55.0" } }],
    },
];
