import { head, worker } from "./cluster";
import { type Row } from "./row";
import { group, on, P5, pool, SMALL } from "./fit";

/** What is said and not refused. */
export const REMARK_ROWS: readonly Row[] = [
    {
        bad: on({}, { cpu: 1, memory: "29500Mi" }),
        says: 'head.memory: 29500Mi a pod may not fit pool "p" (m7i.2xlarge surely leaves 28Gi, and 31Gi at its best: the hypervisor keeps up to 7.5 % of a machine\'s memory, and daemonsets have their share). Lower it to 28Gi, or pick m7i.4xlarge. (accept: R-TIGHT-MEMORY)',
        followed: [
            on({}, { cpu: 1, memory: "28Gi" }),
            on({ instanceTypes: ["m7i.4xlarge"] }, { cpu: 1, memory: "29500Mi" }),
        ],
    },
    {
        bad: on({}, { cpu: 7.9, memory: "2Gi" }),
        says: 'head.cpu: 7.9 CPU a pod may not fit pool "p" (m7i.2xlarge leaves 7.66 beside the usual daemonsets, and 7.91 without any). Lower it to 7, or pick m7i.4xlarge. (accept: R-TIGHT-CPU)',
        followed: [
            on({}, { cpu: 7, memory: "2Gi" }),
            on({ instanceTypes: ["m7i.4xlarge"] }, { cpu: 7.9, memory: "2Gi" }),
        ],
    },
    {
        bad: on({}, { ...SMALL, ephemeralStorage: "90500Mi" }),
        says: 'head.ephemeralStorage: 90500Mi of disk a pod may not fit pool "p" (the disk of its nodes surely leaves 88Gi beside what the file system takes). Lower it to 88Gi. (accept: R-TIGHT-DISK)',
        followed: [on({}, { ...SMALL, ephemeralStorage: "88Gi" })],
    },
    {
        bad: group({ instanceTypes: ["m7i.12xlarge"] }, { cpu: 0.01, memory: "64Mi", podsPerNode: 232 }),
        says: 'workers.w.podsPerNode: 232 pods a node may not fit pool "p" (m7i.12xlarge leaves 231 addresses beside the usual daemonsets, and 232 beside EKS\'s own). Lower it to 231, or pick m7i.16xlarge. (accept: R-TIGHT-PODS)',
        followed: [
            group({ instanceTypes: ["m7i.12xlarge"] }, { cpu: 0.01, memory: "64Mi", podsPerNode: 231 }),
            group({ instanceTypes: ["m7i.16xlarge"] }, { cpu: 0.01, memory: "64Mi", podsPerNode: 232 }),
        ],
    },
    {
        bad: group({ maxSize: 1 }, { cpu: 7, memory: "8Gi", maxReplicas: 2 }),
        says: 'workers.w.maxReplicas: 2 pods need 2 nodes of pool "p" (1 on each), which has at most 1: the Ray autoscaler would ask for pods that wait for ever. Lower it to 1, or raise the pool\'s maxSize to 2. (accept: R-FIT-MOST)',
        followed: [
            group({ maxSize: 1 }, { cpu: 7, memory: "8Gi", maxReplicas: 1 }),
            group({ maxSize: 2 }, { cpu: 7, memory: "8Gi", maxReplicas: 2 }),
        ],
    },
    {
        bad: { ...group({ instanceTypes: ["m7g.2xlarge"] }, SMALL), image: "mine/ray:2.55.0" },
        says: 'head.pool: image "mine/ray:2.55.0" is for x86_64, by its tag, and m7g.2xlarge of this pool is arm64. Name an image for arm64, such as Ray\'s with -aarch64, or a pool of x86_64 types. (accept: R-ARCH-TAG)',
        followed: [
            { ...group({ instanceTypes: ["m7g.2xlarge"] }, SMALL), image: "mine/ray:2.55.0-aarch64" },
            { ...group({}, SMALL), image: "mine/ray:2.55.0" },
        ],
    },
    {
        bad: group({}, { ...SMALL, numOfHosts: 2 }),
        says: 'workers.w.numOfHosts: pods of one replica may land in different zones of pool "p", where traffic between them is slow and paid for. Give the pool one zone. (accept: R-ZONES-HOSTS)',
        followed: [group({ singleZone: true }, { ...SMALL, numOfHosts: 2 })],
    },
    {
        bad: on({}, { ...SMALL, volumes: { d: { mountPath: "/d", persistentVolumeClaim: "d" } } }),
        says: 'head.volumes.d: an EBS volume behind this claim stays in one zone, and pool "p" may have its next node in another: the head could not start there. Give the pool one zone. (accept: R-ZONES-CLAIM)',
        followed: [
            on({ singleZone: true }, { ...SMALL, volumes: { d: { mountPath: "/d", persistentVolumeClaim: "d" } } }),
        ],
    },
    {
        bad: {
            pools: { p: pool({ maxSize: 1 }) },
            head: { pool: "p", cpu: 4, memory: "4Gi" },
            workers: { w: { pool: "p", cpu: 4, memory: "4Gi" } },
        },
        says: 'head.pool: the pods that always run on pool "p" (1 of head, 1 of workers.w) may not all find room on its at most 1 nodes, depending on how Kubernetes spreads them; 2 are enough in any case. Raise the pool\'s maxSize to 2, or lower what they ask for. (accept: R-POOL-SHARED)',
        followed: [
            {
                pools: { p: pool({ maxSize: 2 }) },
                head: { pool: "p", cpu: 4, memory: "4Gi" },
                workers: { w: { pool: "p", cpu: 4, memory: "4Gi" } },
            },
            {
                pools: { p: pool({ maxSize: 1 }) },
                head: { pool: "p", ...SMALL },
                workers: { w: { pool: "p", ...SMALL } },
            },
        ],
    },
    {
        bad: group(P5, { cpu: 10, memory: "100Gi", gpus: 3 }),
        says: "workers.w: 2 of 8 GPUs of each p5.48xlarge stay idle unless others use them: 3 a pod do not divide them. Ask for a number that does. (accept: R-IDLE-DEVICES)",
        followed: [group(P5, { cpu: 10, memory: "100Gi", gpus: 4 })],
    },
    {
        bad: group({ instanceTypes: ["trn1.2xlarge"] }, { ...SMALL, accelerators: { "aws.amazon.com/neuroncore": 2 } }),
        says: 'workers.w.accelerators["aws.amazon.com/neuroncore"]: waits for ever where AWS\'s Neuron device plugin does not run on the nodes, which no unit installs. See that the EKS cluster has it. (accept: R-NEURON-PLUGIN)',
        followed: [
            {
                ...group(
                    { instanceTypes: ["trn1.2xlarge"] },
                    { ...SMALL, accelerators: { "aws.amazon.com/neuroncore": 2 } },
                ),
                accept: ["R-NEURON-PLUGIN"],
            },
        ],
    },
    {
        bad: worker({ cpu: 1.5 }),
        says: "workers.w.cpu: 1.5 counts as 2 for Ray, which rounds up and runs as many tasks of one CPU at once. Give whole cores, or num-cpus in rayStartParams. (accept: R-CORES-ROUNDED)",
        followed: [worker({ cpu: 2 }), worker({ cpu: 1.5, rayStartParams: { "num-cpus": "1" } })],
    },
    {
        bad: { image: "rayproject/ray:2.52.0" },
        says: "image: Ray 2.52.0 has known holes: CVE-2026-27482 (unauthenticated DELETE on the dashboard; fixed in 2.54.0). Use an image of Ray 2.54.0 or newer. (accept: R-RAY-HOLES)",
        followed: [{ image: "rayproject/ray:2.54.0" }],
    },
    {
        bad: on({ capacity: "spot" }, SMALL),
        says: "head.pool: the pool is Spot capacity: AWS takes such a node back at two minutes' notice, and the whole Ray cluster goes with its head. Name a pool on demand, or leave it out to have one chosen. (accept: R-SPOT-HEAD)",
        followed: [on({}, SMALL), { pools: { p: pool({ capacity: "spot" }), q: pool({}) }, head: SMALL }],
    },
    {
        bad: on(P5, SMALL),
        says: "head.pool: the pool has GPUs or Neuron devices, which the head does not use and keeps from workers on its node. Name a pool without, or leave it out to have one chosen. (accept: R-GPU-HEAD)",
        followed: [on({}, SMALL), { pools: { p: pool(P5), q: pool({}) }, head: SMALL }],
    },
    {
        bad: { image: "mine/ray:latest", authentication: "disabled" },
        says: "rayVersion: is not known from the image's tag: KubeRay then probes pods as those of an old Ray, with wget. Say the version inside the image. (accept: R-VERSION-UNSAID)",
        followed: [{ image: "mine/ray:latest", authentication: "disabled", rayVersion: "2.55.0" }],
    },
    {
        bad: { queueName: "q", suspend: true },
        says: "suspend: does not count beside `queueName`: Kueue suspends and resumes. Leave it out. (accept: R-KUEUE-SUSPEND)",
        followed: [{ queueName: "q" }],
    },
    {
        bad: { managedBy: "kueue.x-k8s.io/multikueue" },
        says: 'wait: will not end well: with MultiKueue the pods run in another Kubernetes cluster. Say wait: "none". (accept: R-MULTIKUEUE-WAIT)',
        followed: [{ managedBy: "kueue.x-k8s.io/multikueue", wait: "none" }],
    },
    {
        bad: { ingress: {} },
        says: "ingress: has no TLS: tokens travel in the clear, unless something before it ends TLS. Give `tlsSecretName`. (accept: R-INGRESS-TLS)",
        followed: [{ ingress: { tlsSecretName: "tls" } }],
    },
    {
        bad: head({ ports: { dashboard: 8265 } }),
        says: "head.ports: lacks 6379, where workers join: the head's Service has exactly the ports listed. Add it. (accept: R-HEAD-PORTS)",
        followed: [head({ ports: { dashboard: 8265, "gcs-server": 6379 } })],
    },
    {
        bad: head({ sharedMemory: "3Gi" }),
        says: "head.sharedMemory: counts as memory of the pod, which has 2Gi; got 3Gi. A full object store ends the pod. Lower it. (accept: R-OBJECT-STORE)",
        followed: [head({ sharedMemory: "2Gi" })],
    },
    {
        bad: { podSecurity: "none", ...head({ securityContext: { privileged: true } }) },
        says: "head.securityContext: is privileged: whoever runs code on Ray then owns the node. Add single capabilities instead. (accept: R-PRIVILEGED)",
        followed: [{ podSecurity: "none", ...head({ securityContext: { capabilities: { add: ["SYS_PTRACE"] } } }) }],
    },
    {
        bad: head({ rayStartParams: { "num-cpu": "0" } }),
        says: 'head.rayStartParams.num-cpu: `ray start` is not known to have "num-cpu". Did you mean "num-cpus"? (accept: R-PARAMETER)',
        followed: [head({ rayStartParams: { "num-cpus": "0" } })],
    },
];
