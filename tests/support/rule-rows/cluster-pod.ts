import { head } from "./cluster";
import { type Row } from "./row";

/** Head and workers of a Ray cluster. */
export const CLUSTER_POD_ROWS: readonly Row[] = [
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
