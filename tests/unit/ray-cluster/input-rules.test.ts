import { expect } from "chai";
import { checkInputs } from "../../../provider/src/ray-cluster/inputs";
import { type PlainObject, type ResourceContext } from "../../../provider/src/shared/custom-resource";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

type Differs = Readonly<Record<string, unknown>>;

const sizes = { cpu: 1, memory: "2Gi" };
const VALID: Differs = { image: "rayproject/ray:2.55.0", head: sizes };

const problemsOf = (differs: Differs): string[] =>
    checkInputs({ name: "train" } as ResourceContext, { ...VALID, ...differs } as PlainObject).problems.map(
        ({ path, reason }) => `${path}: ${reason}`,
    );

const head = (differs: Differs): Differs => ({ head: { ...sizes, ...differs } });
const volume = (differs: Differs): Differs => head({ volumes: { data: differs } });
const template = (spec: Differs): Differs => head({ podTemplate: { spec } });
const extra = (differs: Differs): Differs => template({ containers: [{ name: "extra", image: "x", ...differs }] });
const scaled = (differs: Differs): Differs => ({ workers: { gpu: { ...sizes, maxReplicas: 4, ...differs } } });

interface Row {
    readonly rule: string;
    readonly refused: Differs;
    readonly path: string;
    readonly says: RegExp;
    readonly accepted: Differs;
}

const ROWS: readonly Row[] = [
    {
        rule: "the number to start with lies within the bounds",
        refused: scaled({ replicas: 5 }),
        path: "workers.gpu.replicas",
        says: /at most maxReplicas \(4\), got 5/,
        accepted: scaled({ replicas: 4 }),
    },
    {
        rule: "the number to start with is not below the fewest",
        refused: scaled({ minReplicas: 2, replicas: 1 }),
        path: "workers.gpu.replicas",
        says: /at least minReplicas \(2\), got 1/,
        accepted: scaled({ minReplicas: 2, replicas: 2 }),
    },
    {
        rule: "a Secret with a token goes with tokens",
        refused: { authentication: "disabled", tokenSecretName: "mine" },
        path: "tokenSecretName",
        says: /goes with authentication: "token"/,
        accepted: { tokenSecretName: "mine" },
    },
    {
        rule: "a Secret with a token is named as Secrets are",
        refused: { tokenSecretName: "My_Token" },
        path: "tokenSecretName",
        says: /got "My_Token"/,
        accepted: { tokenSecretName: "my.token-1" },
    },
    {
        rule: "a Secret with a token needs KubeRay 1.6",
        refused: { tokenSecretName: "mine", operatorVersion: "1.5.1" },
        path: "tokenSecretName",
        says: /needs KubeRay 1\.6 or newer, got 1\.5\.1/,
        accepted: { tokenSecretName: "mine", operatorVersion: "1.6.2" },
    },
    {
        rule: "Kubernetes' tokens need KubeRay 1.6",
        refused: { authentication: "kubernetes", operatorVersion: "1.5.1" },
        path: "authentication",
        says: /needs KubeRay 1\.6 or newer, got 1\.5\.1/,
        accepted: { authentication: "kubernetes" },
    },
    {
        rule: "what Ray offers needs KubeRay 1.5",
        refused: { ...head({ rayResources: { CPU: "4" } }), authentication: "disabled", operatorVersion: "1.4.2" },
        path: "head.rayResources",
        says: /needs KubeRay 1\.5 or newer, got 1\.4\.2/,
        accepted: { ...head({ rayResources: { CPU: "4" } }), operatorVersion: "1.5.1" },
    },
    {
        rule: "Ray's labels need KubeRay 1.5",
        refused: { ...head({ rayLabels: { a: "b" } }), authentication: "disabled", operatorVersion: "1.4.2" },
        path: "head.rayLabels",
        says: /needs KubeRay 1\.5 or newer, got 1\.4\.2/,
        accepted: { ...head({ rayLabels: { a: "b" } }), operatorVersion: "1.5.1" },
    },
    {
        rule: "priorities of groups need KubeRay 1.7",
        refused: scaled({ priority: 1 }),
        path: "workers.gpu.priority",
        says: /needs KubeRay 1\.7 or newer, got 1\.6\.2/,
        accepted: { ...scaled({ priority: 1 }), operatorVersion: "1.7.0" },
    },
    {
        rule: "variables of authentication are KubeRay's",
        refused: { podDefaults: { env: { RAY_AUTH_TOKEN: "x" } } },
        path: "podDefaults.env.RAY_AUTH_TOKEN",
        says: /written by KubeRay.*authentication: "disabled"/,
        accepted: { podDefaults: { env: { RAY_AUTH_TOKEN: "x" } }, authentication: "disabled" },
    },
    {
        rule: "an Ingress needs authentication",
        refused: { authentication: "disabled", ingress: {} },
        path: "ingress",
        says: /whoever reaches Ray runs code there.*exposeWithoutAuthentication/,
        accepted: { authentication: "disabled", ingress: {}, exposeWithoutAuthentication: true },
    },
    {
        rule: "a Gateway needs authentication",
        refused: { authentication: "disabled", gateway: { name: "public" } },
        path: "gateway",
        says: /a Gateway reaches beyond/,
        accepted: { gateway: { name: "public" } },
    },
    {
        rule: "a Service beyond the cluster needs authentication",
        refused: { authentication: "disabled", ...head({ service: { type: "LoadBalancer" } }) },
        path: "head.service.type",
        says: /a Service of type LoadBalancer reaches beyond/,
        accepted: {
            authentication: "disabled",
            ...head({
                service: {
                    type: "LoadBalancer",
                    annotations: { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal" },
                },
            }),
        },
    },
    {
        rule: "a volume has exactly one source",
        refused: volume({ emptyDir: {}, hostPath: "/mnt" }),
        path: "head.volumes.data",
        says: /exactly one source, got emptyDir and hostPath/,
        accepted: volume({ emptyDir: {} }),
    },
    {
        rule: "a volume has a source",
        refused: volume({ mountPath: "/data" }),
        path: "head.volumes.data",
        says: /exactly one source, got none/,
        accepted: volume({ mountPath: "/data", persistentVolumeClaim: "claim" }),
    },
    {
        rule: "a mount is an absolute path",
        refused: volume({ mountPath: "data", emptyDir: {} }),
        path: "head.volumes.data.mountPath",
        says: /absolute path.*got "data"/,
        accepted: volume({ mountPath: "/data", emptyDir: {} }),
    },
    {
        rule: "what is about a mount needs one",
        refused: volume({ readOnly: true, emptyDir: {} }),
        path: "head.volumes.data.readOnly",
        says: /no `mountPath`/,
        accepted: volume({ readOnly: true, mountPath: "/data", emptyDir: {} }),
    },
    {
        rule: "no two volumes are mounted at one place",
        refused: head({ volumes: { a: { mountPath: "/x", emptyDir: {} }, b: { mountPath: "/x", emptyDir: {} } } }),
        path: "head.volumes.b",
        says: /no two entries .* same mountPath/,
        accepted: head({ volumes: { a: { mountPath: "/x", emptyDir: {} }, b: { mountPath: "/y", emptyDir: {} } } }),
    },
    {
        rule: "a directory of the node is an absolute path",
        refused: volume({ hostPath: "mnt" }),
        path: "head.volumes.data.hostPath",
        says: /absolute path.*got "mnt"/,
        accepted: volume({ hostPath: "/mnt" }),
    },
    {
        rule: "shared memory is said once",
        refused: head({ sharedMemory: "1Gi", volumes: { shm: { mountPath: "/dev/shm", emptyDir: {} } } }),
        path: "head.volumes.shm",
        says: /`sharedMemory` already/,
        accepted: head({ volumes: { shm: { mountPath: "/dev/shm", emptyDir: { medium: "memory" } } } }),
    },
    {
        rule: "a file system has an id of its kind",
        refused: volume({ efs: { fileSystemId: "my-files" } }),
        path: "head.volumes.data.efs.fileSystemId",
        says: /looks like "fs-0123456789abcdef0", got "my-files"/,
        accepted: volume({ efs: { fileSystemId: "fs-0123456789abcdef0" } }),
    },
    {
        rule: "files of a volume have permissions that exist",
        refused: volume({ secret: { name: "s", defaultMode: 777 } }),
        path: "head.volumes.data.secret.defaultMode",
        says: /from 0 to 511, got 777/,
        accepted: volume({ secret: { name: "s", defaultMode: 0o440 } }),
    },
    {
        rule: "the size of a volume is a quantity",
        refused: volume({ claimTemplate: { size: "100GB" } }),
        path: "head.volumes.data.claimTemplate.size",
        says: /Kubernetes quantity.*"100GB"/,
        accepted: volume({ claimTemplate: { size: "100Gi" } }),
    },
    {
        rule: "a variable has exactly one source",
        refused: head({ envValueFrom: { A: { fieldPath: "metadata.name", resource: "limits.cpu" } } }),
        path: "head.envValueFrom.A",
        says: /exactly one source, got fieldPath and resource/,
        accepted: head({ envValueFrom: { A: { fieldPath: "metadata.name" } } }),
    },
    {
        rule: "a variable has a value or a source",
        refused: head({ env: { A: "x" }, envValueFrom: { A: { fieldPath: "metadata.name" } } }),
        path: "head.envValueFrom.A",
        says: /value in `env` already/,
        accepted: head({ env: { B: "x" }, envValueFrom: { A: { fieldPath: "metadata.name" } } }),
    },
    {
        rule: "a field of the pod is one that Kubernetes hands out",
        refused: head({ envValueFrom: { A: { fieldPath: "spec.containers" } } }),
        path: "head.envValueFrom.A.fieldPath",
        says: /field of the pod.*"spec\.containers"/,
        accepted: head({ envValueFrom: { A: { fieldPath: "metadata.labels['ray.io/group']" } } }),
    },
    {
        rule: "variables come from a Secret or a ConfigMap",
        refused: head({ envFrom: [{}] }),
        path: "head.envFrom[0]",
        says: /exactly one source, got none/,
        accepted: head({ envFrom: [{ secretName: "s" }] }),
    },
    {
        rule: "sidecars have no restart policy",
        refused: head({ sidecars: [{ name: "log", image: "x", restartPolicy: "Always" }] }),
        path: "head.sidecars[0].restartPolicy",
        says: /is for init containers/,
        accepted: head({ initContainers: [{ name: "log", image: "x", restartPolicy: "Always" }] }),
    },
    {
        rule: "images of other containers are references",
        refused: head({ sidecars: [{ name: "log", image: "a b" }] }),
        path: "head.sidecars[0].image",
        says: /a reference.*got "a b"/,
        accepted: head({ sidecars: [{ name: "log", image: "fluent/fluent-bit:1.9.6" }] }),
    },
    {
        rule: "no two containers have one name",
        refused: head({ sidecars: [{ name: "log" }], initContainers: [{ name: "log" }] }),
        path: "head.initContainers[0].name",
        says: /no two containers .*"log" twice/,
        accepted: head({ sidecars: [{ name: "log" }], initContainers: [{ name: "prepare" }] }),
    },
    {
        rule: "the init container of workers is KubeRay's",
        refused: scaled({ initContainers: [{ name: "wait-gcs-ready" }] }),
        path: "workers.gpu.initContainers[0].name",
        says: /that KubeRay adds/,
        accepted: head({ initContainers: [{ name: "wait-gcs-ready" }] }),
    },
    {
        rule: "a container mounts volumes that there are",
        refused: head({ sidecars: [{ name: "log", volumeMounts: { logs: { mountPath: "/logs" } } }] }),
        path: "head.sidecars[0].volumeMounts.logs",
        says: /the volume "logs", which the pod does not have/,
        accepted: head({
            sidecars: [{ name: "log", volumeMounts: { logs: { mountPath: "/logs" } } }],
            volumes: { logs: { emptyDir: {} } },
        }),
    },
    {
        rule: "names of ports are short",
        refused: head({ ports: { "gcs-server": 6379, dashboard: 8265, "sixteen-letters-": 1 } }),
        path: "head.ports.sixteen-letters-",
        says: /at most 15/,
        accepted: head({ ports: { "gcs-server": 6379, dashboard: 8265, "fifteen-letters": 1 } }),
    },
    {
        rule: "port 8080 of the head is `metrics`",
        refused: head({ ports: { "gcs-server": 6379, dashboard: 8265, web: 8080 } }),
        path: "head.ports.web",
        says: /KubeRay's own port `metrics` \(8080\)/,
        accepted: head({ ports: { "gcs-server": 6379, dashboard: 8265, metrics: 8080 } }),
    },
    {
        rule: "no port of the Service is there twice",
        refused: head({ service: { ports: { other: 8265 } } }),
        path: "head.service.ports.other",
        says: /port 8265 is that of the port "dashboard"/,
        accepted: head({ service: { ports: { other: 9000 } } }),
    },
    {
        rule: "requests are at most the limits",
        refused: head({ requests: { memory: "3Gi" } }),
        path: "head.requests.memory",
        says: /at most its limit, "2Gi"; got "3Gi"/,
        accepted: head({ requests: { memory: "1Gi" } }),
    },
    {
        rule: "devices have names of devices",
        refused: head({ accelerators: { gpu: 1 } }),
        path: "head.accelerators.gpu",
        says: /no resource of a container.*"gpu"/,
        accepted: head({ accelerators: { "aws.amazon.com/neuroncore": 1 } }),
    },
    {
        rule: "sizes are quantities",
        refused: head({ ephemeralStorage: "20GB" }),
        path: "head.ephemeralStorage",
        says: /Kubernetes quantity.*"20GB"/,
        accepted: head({ ephemeralStorage: "20G" }),
    },
    {
        rule: "shared memory is a quantity",
        refused: head({ sharedMemory: "lots" }),
        path: "head.sharedMemory",
        says: /Kubernetes quantity.*"lots"/,
        accepted: head({ sharedMemory: "1Gi" }),
    },
    {
        rule: "a toleration without key is for every taint",
        refused: head({ tolerations: [{ effect: "NoSchedule" }] }),
        path: "head.tolerations[0]",
        says: /is Exists where no `key` is given/,
        accepted: head({ tolerations: [{ operator: "Exists", effect: "NoSchedule" }] }),
    },
    {
        rule: "a toleration of a key alone has no value",
        refused: { podDefaults: { tolerations: [{ key: "a", operator: "Exists", value: "b" }] } },
        path: "podDefaults.tolerations[0].value",
        says: /does not count with operator Exists/,
        accepted: { podDefaults: { tolerations: [{ key: "a", operator: "Equal", value: "b" }] } },
    },
    {
        rule: "privileged containers may escalate",
        refused: head({ securityContext: { privileged: true } }),
        path: "head.securityContext.privileged",
        says: /Say allowPrivilegeEscalation: true beside it/,
        accepted: head({ securityContext: { privileged: true, allowPrivilegeEscalation: true } }),
    },
    {
        rule: "root is not kept out and let in",
        refused: head({ securityContext: { runAsUser: 0 } }),
        path: "head.securityContext.runAsUser",
        says: /0 is root, and runAsNonRoot is true/,
        accepted: { ...head({ securityContext: { runAsUser: 0 } }), podSecurity: "none" },
    },
    {
        rule: "an affinity is one that Kubernetes knows",
        refused: head({ affinity: { nodeAffinty: {} } }),
        path: "head.affinity.nodeAffinty",
        says: /Did you mean "nodeAffinity"/,
        accepted: head({ affinity: { nodeAffinity: {} } }),
    },
    {
        rule: "hooks do something",
        refused: head({ lifecycle: { preStop: {} } }),
        path: "head.lifecycle.preStop",
        says: /exactly one handler, got none/,
        accepted: head({ lifecycle: { preStop: { exec: { command: ["true"] } } } }),
    },
    {
        rule: "known parameters have values of their kind",
        refused: head({ rayStartParams: { "object-store-memory": "2Gi" } }),
        path: "head.rayStartParams.object-store-memory",
        says: /number of bytes.*got "2Gi"\. Write "2147483648"/,
        accepted: head({ rayStartParams: { "object-store-memory": "2147483648" } }),
    },
    {
        rule: "unknown parameters are not refused",
        refused: head({ rayStartParams: { Unknown_Thing: "1" } }),
        path: "head.rayStartParams.Unknown_Thing",
        says: /Write "unknown-thing"/,
        accepted: head({ rayStartParams: { "unknown-thing": "1" } }),
    },
    {
        rule: "a host is a name",
        refused: { ingress: { host: "https://ray.example.com" } },
        path: "ingress.host",
        says: /is a host name/,
        accepted: { ingress: { host: "*.example.com" } },
    },
    {
        rule: "a path begins with a slash",
        refused: { gateway: { name: "g", path: "train" } },
        path: "gateway.path",
        says: /is a path such as "\/train"/,
        accepted: { gateway: { name: "g", path: "/train" } },
    },
    {
        rule: "a range of addresses begins at its first",
        refused: { networkPolicy: { allowFrom: [{ cidr: "10.0.0.1/16" }] } },
        path: "networkPolicy.allowFrom[0].cidr",
        says: /range of addresses.*"10\.0\.0\.1\/16"/,
        accepted: { networkPolicy: { allowFrom: [{ cidr: "10.0.0.0/16" }] } },
    },
    {
        rule: "a peer is pods or addresses",
        refused: { networkPolicy: { allowFrom: [{ cidr: "10.0.0.0/16", namespace: "a" }] } },
        path: "networkPolicy.allowFrom[0].cidr",
        says: /excludes `namespace`/,
        accepted: { networkPolicy: { allowFrom: [{ namespace: "a", podLabels: { app: "b" } }] } },
    },
    {
        rule: "where pods may connect to counts with closed egress",
        refused: { networkPolicy: { allowTo: [{ namespace: "a" }] } },
        path: "networkPolicy.allowTo",
        says: /egress: "cluster" alone/,
        accepted: { networkPolicy: { egress: "cluster", allowTo: [{ namespace: "a" }] } },
    },
    {
        rule: "the head's Service has a name of Services",
        refused: head({ service: { name: "1head" } }),
        path: "head.service.name",
        says: /a letter first, got "1head"/,
        accepted: head({ service: { name: "head-1" } }),
    },
    {
        rule: "a queue has a name",
        refused: { queueName: "Team Queue" },
        path: "queueName",
        says: /local queue.*"Team Queue"/,
        accepted: { queueName: "team-queue" },
    },
    {
        rule: "what has an input of its own is not a label as well",
        refused: { queueName: "a", labels: { "kueue.x-k8s.io/queue-name": "b" } },
        path: 'labels["kueue.x-k8s.io/queue-name"]',
        says: /`queueName` says it already/,
        accepted: { labels: { "kueue.x-k8s.io/queue-name": "b" } },
    },
    {
        rule: "Redis has an address",
        refused: { gcsFaultTolerance: { redisAddress: "http://redis" } },
        path: "gcsFaultTolerance.redisAddress",
        says: /host and port.*"http:\/\/redis"/,
        accepted: { gcsFaultTolerance: { redisAddress: "rediss://redis.example.com:6379" } },
    },
    {
        rule: "an override is a spec",
        refused: { spec: { metadata: {} } },
        path: "spec.metadata",
        says: /no "metadata".*only what is under its `spec`/,
        accepted: { spec: { headGroupSpec: { enableIngress: false } } },
    },
    {
        rule: "an override has fields that KubeRay knows",
        refused: { spec: { headGroupSpec: { templat: {} } } },
        path: "spec.headGroupSpec.templat",
        says: /Did you mean "template"/,
        accepted: { spec: { headGroupSpec: { template: {} } } },
    },
    {
        rule: "an override's new group is whole",
        refused: { spec: { workerGroupSpecs: [{ groupName: "new", minReplicas: 0, maxReplicas: 1 }] } },
        path: "spec.workerGroupSpecs[0].template",
        says: /is required/,
        accepted: {
            spec: {
                workerGroupSpecs: [
                    {
                        groupName: "new",
                        minReplicas: 0,
                        maxReplicas: 1,
                        template: { spec: { containers: [{ name: "ray", image: "x" }] } },
                    },
                ],
            },
        },
    },
    {
        rule: "values of a template have Kubernetes' types",
        refused: template({ terminationGracePeriodSeconds: "30" }),
        path: "head.podTemplate.spec.terminationGracePeriodSeconds",
        says: /whole number.*got "30"/,
        accepted: template({ terminationGracePeriodSeconds: 30 }),
    },
    {
        rule: "words of a template are Kubernetes' words",
        refused: extra({ imagePullPolicy: "Sometimes" }),
        path: "head.podTemplate.spec.containers[0].imagePullPolicy",
        says: /"Always", "IfNotPresent", "Never", got "Sometimes"/,
        accepted: extra({ imagePullPolicy: "Always" }),
    },
    {
        rule: "ports of a template are ports",
        refused: extra({ ports: [{ containerPort: 70000 }] }),
        path: "head.podTemplate.spec.containers[0].ports[0].containerPort",
        says: /from 1 to 65535, got 70000/,
        accepted: extra({ ports: [{ containerPort: 7000 }] }),
    },
    {
        rule: "probes of a template have one handler",
        refused: extra({ livenessProbe: { exec: { command: ["a"] }, tcpSocket: { port: 1 } } }),
        path: "head.podTemplate.spec.containers[0].livenessProbe",
        says: /exactly one handler, got exec and tcpSocket/,
        accepted: extra({ livenessProbe: { tcpSocket: { port: 1 } } }),
    },
    {
        rule: "devices of a template have limits",
        refused: extra({ resources: { requests: { "nvidia.com/gpu": 1 } } }),
        path: "head.podTemplate.spec.containers[0].resources",
        says: /cannot be shared, and needs a limit/,
        accepted: extra({ resources: { limits: { "nvidia.com/gpu": 1 } } }),
    },
];

describe("the rules of the inputs of a Ray cluster", () => {
    it("have nothing against a valid cluster", () => {
        expect(problemsOf({})).to.deep.equal([]);
    });

    for (const { rule, refused, path, says, accepted } of ROWS) {
        it(`refuse what breaks this one, once and where it is, and accept what keeps it: ${rule}`, () => {
            const problems = problemsOf(refused);
            const ours = problems.filter((problem) => problem.startsWith(path) && says.test(problem));
            expect(ours, problems.join("\n")).to.have.lengthOf(1);
            expect(problemsOf(accepted)).to.deep.equal([]);
        });
    }

    it("say nothing of what is unknown", () => {
        const unknown = {
            image: UNKNOWN,
            authentication: UNKNOWN,
            tokenSecretName: UNKNOWN,
            ingress: UNKNOWN,
            networkPolicy: { allowFrom: [{ cidr: UNKNOWN }] },
            gcsFaultTolerance: { redisAddress: UNKNOWN },
            queueName: UNKNOWN,
            podDefaults: { env: { A: UNKNOWN }, volumes: UNKNOWN },
            head: {
                ...sizes,
                requests: { memory: UNKNOWN },
                sidecars: [{ name: "log", image: UNKNOWN, volumeMounts: { data: { mountPath: UNKNOWN } } }],
                tolerations: [{ key: UNKNOWN }],
                podTemplate: {
                    spec: { containers: [{ name: "extra", image: UNKNOWN }], nodeSelector: { a: UNKNOWN } },
                },
            },
            workers: { gpu: { cpu: UNKNOWN, memory: UNKNOWN, maxReplicas: UNKNOWN, volumes: { a: UNKNOWN } } },
        };
        expect(problemsOf(unknown)).to.deep.equal([]);
    });
});
