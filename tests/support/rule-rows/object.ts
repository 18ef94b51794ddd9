import { extra, head, template, worker } from "./cluster";
import { type Row } from "./row";

const REDIS = { gcsFaultTolerance: { redisAddress: "redis:6379" } };
const port = (containerPort: number, name: string) => ({ containerPort, name });

/** What inputs become. */
export const OBJECT_ROWS: readonly Row[] = [
    {
        bad: template({ hostNetwork: "yes" }),
        says: 'head.podTemplate.spec.hostNetwork: is true or false, got "yes". Give one of them. [R-FIELD-TYPE]',
        followed: [template({ hostNetwork: true })],
    },
    {
        bad: template({ hostNetwrok: true }),
        says: 'head.podTemplate.spec.hostNetwrok: is no field that Kubernetes knows here. Did you mean "hostNetwork"? Remove or correct it. [R-FIELD-NAME]',
        followed: [template({ hostNetwork: true })],
    },
    {
        bad: template({ tolerations: [{ key: "a", operator: "Exists" }], containers: [{ image: "x" }] }),
        says: "head.podTemplate.spec.containers[0].name: is required by Kubernetes, and missing. Give it. [R-FIELD-MISSING]",
        followed: [template({ containers: [{ name: "extra", image: "x" }] })],
    },
    {
        bad: { ...worker({ priority: 1 }), operatorVersion: "1.6.2" },
        says: "workers.w.priority: needs KubeRay 1.7 or newer, got 1.6.2. Use a newer operator, or leave it out. [R-FIELD-NEW]",
        followed: [{ ...worker({ priority: 1 }), operatorVersion: "1.7.0" }, worker({})],
    },
    {
        bad: template({ hostAliases: [{ ip: "1.2.3.4" }, { ip: "1.2.3.4" }] }),
        says: 'head.podTemplate.spec.hostAliases[1]: no two entries of this list may have the same ip, got "1.2.3.4" twice. Remove or rename one. [R-ENTRY-TWICE]',
        followed: [template({ hostAliases: [{ ip: "1.2.3.4" }] })],
    },
    {
        bad: template({ terminationGracePeriodSeconds: -1 }),
        says: "head.podTemplate.spec.terminationGracePeriodSeconds: is 0 or more, got -1. Raise it to 0 or more. [R-FIELD-VALUE]",
        followed: [template({ terminationGracePeriodSeconds: 0 })],
    },
    {
        bad: template({ tolerations: [{ key: "a", operator: "Exists", value: "b" }] }),
        says: "head.podTemplate.spec.tolerations[0].value: does not count with operator Exists, and Kubernetes refuses it. Leave it out. [R-FIELDS-AGREE]",
        followed: [template({ tolerations: [{ key: "a", operator: "Exists" }] })],
    },
    {
        bad: head({
            initContainers: [{ name: "log", image: "x" }],
            sidecars: [{ name: "log", image: "x" }],
        }),
        says: 'head.initContainers[0].name: no two containers of a pod have one name, init containers included; got "log" twice. Rename one. [R-CONTAINER-NAME]',
        followed: [head({ initContainers: [{ name: "log", image: "x" }], sidecars: [{ name: "log-2", image: "x" }] })],
    },
    {
        bad: template({ containers: [{ name: "extra" }] }),
        says: 'head.podTemplate.spec.containers[0].image: the container "extra" needs an image. The Ray container is called "ray-head" here. Give one. [R-CONTAINER-BARE]',
        followed: [template({ containers: [{ name: "extra", image: "x" }] })],
    },
    {
        bad: extra({ volumeMounts: [{ name: "data", mountPath: "/data" }] }),
        says: 'head.podTemplate.spec.containers[0].volumeMounts[0].name: mounts the volume "data", which the pod does not have: there is none. Add it to `volumes`, or mount another. [R-MOUNT-VOLUME]',
        followed: [
            template({
                volumes: [{ name: "data", emptyDir: {} }],
                containers: [{ name: "extra", image: "x", volumeMounts: [{ name: "data", mountPath: "/data" }] }],
            }),
        ],
    },
    {
        bad: extra({ ports: [port(1, "a"), port(2, "a")] }),
        says: 'head.podTemplate.spec.containers[0].ports[1].name: no two ports of a container have one name, got "a" twice. Rename one. [R-PORT-NAME]',
        followed: [extra({ ports: [port(1, "a"), port(2, "b")] })],
    },
    {
        bad: template({
            initContainers: [{ name: "one", image: "x", readinessProbe: { exec: { command: ["true"] } } }],
        }),
        says: "head.podTemplate.spec.initContainers[0].readinessProbe: an init container ends before anybody could probe it. Leave it out. [R-PROBE]",
        followed: [template({ initContainers: [{ name: "one", image: "x" }] })],
    },
    {
        bad: template({
            initContainers: [{ name: "one", image: "x", lifecycle: { preStop: { exec: { command: ["true"] } } } }],
        }),
        says: "head.podTemplate.spec.initContainers[0].lifecycle: an init container has no hooks. Leave it out. [R-HOOK]",
        followed: [template({ initContainers: [{ name: "one", image: "x" }] })],
    },
    {
        bad: extra({ resources: { claims: [{ name: "gpu" }] } }),
        says: 'head.podTemplate.spec.containers[0].resources.claims[0]: names a claim of the pod\'s `resourceClaims`, which has no "gpu". Add it there. [R-RESOURCE-CLAIM]',
        followed: [
            template({
                resourceClaims: [{ name: "gpu", resourceClaimTemplateName: "gpu" }],
                containers: [{ name: "extra", image: "x", resources: { claims: [{ name: "gpu" }] } }],
            }),
        ],
    },
    {
        bad: template({
            volumes: [{ name: "data", emptyDir: {} }],
            containers: [
                {
                    name: "extra",
                    image: "x",
                    volumeMounts: [{ name: "data", mountPath: "/data", mountPropagation: "Bidirectional" }],
                },
            ],
        }),
        says: "head.podTemplate.spec.containers[0].volumeMounts[0].mountPropagation: Bidirectional is for privileged containers. Use HostToContainer. [R-PROPAGATION]",
        followed: [
            template({
                volumes: [{ name: "data", emptyDir: {} }],
                containers: [
                    {
                        name: "extra",
                        image: "x",
                        volumeMounts: [{ name: "data", mountPath: "/data", mountPropagation: "HostToContainer" }],
                    },
                ],
            }),
        ],
    },
    {
        bad: head({ securityContext: { runAsUser: 0 } }),
        says: "head.securityContext.runAsUser: 0 is root, and runAsNonRoot is true, as `podSecurity` restricted writes it. Say runAsNonRoot: false beside it, or use another user. [R-ROOT-USER]",
        followed: [
            head({ securityContext: { runAsUser: 0, runAsNonRoot: false } }),
            head({ securityContext: { runAsUser: 1000 } }),
        ],
    },
    {
        bad: template({
            containers: [
                { name: "one", image: "x", ports: [{ containerPort: 1, hostPort: 1 }] },
                { name: "two", image: "x", ports: [{ containerPort: 1, hostPort: 1 }] },
            ],
        }),
        says: "head.podTemplate.spec.containers[1].ports[0]: no two containers of a pod have one port of the node, got 1 twice. Change one. [R-HOST-PORT]",
        followed: [
            template({
                containers: [
                    { name: "one", image: "x", ports: [{ containerPort: 1, hostPort: 1 }] },
                    { name: "two", image: "x", ports: [{ containerPort: 1, hostPort: 2 }] },
                ],
            }),
        ],
    },
    {
        bad: worker({ ports: { web: 8080 }, podTemplate: { spec: { hostNetwork: true } } }),
        says: "workers.w.ports.web: on the node's own network 8080 is the port `metrics` that KubeRay adds to the Ray container. Use another number, or, if it is that port, name it `metrics` in the Ray container's `ports`. [R-HOST-PORT]",
        followed: [
            worker({ ports: { web: 8081 }, podTemplate: { spec: { hostNetwork: true } } }),
            worker({ ports: { metrics: 8080 }, podTemplate: { spec: { hostNetwork: true } } }),
        ],
    },
    {
        bad: template({ priority: 5 }),
        says: "head.podTemplate.spec.priority: is computed from the PriorityClass, and refused where it differs. Give `priorityClassName`. [R-POD-PRIORITY]",
        followed: [template({ priorityClassName: "high" })],
    },
    {
        bad: { spec: { workerGroupSpecs: {} } },
        says: "spec.workerGroupSpecs: is a list of groups by groupName, got a map. Write it as a list. [R-GROUP-LIST]",
        followed: [{ spec: { workerGroupSpecs: [] } }],
    },
    {
        bad: { ...worker({ maxReplicas: 4 }), ...head({ sidecars: [{ name: "autoscaler", image: "x" }] }) },
        says: 'head.sidecars[0].name: "autoscaler" is the container that KubeRay adds to these pods. Rename yours. [R-ADDED-CONTAINER]',
        followed: [{ ...worker({ maxReplicas: 4 }), ...head({ sidecars: [{ name: "mine", image: "x" }] }) }],
    },
    {
        bad: {
            authentication: "kubernetes",
            ...head({ volumes: { t: { mountPath: "/var/run/secrets/ray.io/serviceaccount", emptyDir: {} } } }),
        },
        says: "head.volumes.t.mountPath: is where KubeRay puts the token of `authentication: kubernetes`. Mount it elsewhere. [R-ADDED-MOUNT]",
        followed: [
            { authentication: "kubernetes", ...head({ volumes: { t: { mountPath: "/elsewhere", emptyDir: {} } } }) },
        ],
    },
    {
        bad: head({ ports: { "gcs-server": 6379, dashboard: 8265, mine: 8080 } }),
        says: "head.ports.mine: the head's Service has each name and number once; the port 8080 is that of KubeRay's own port `metrics` (8080) too. Change one. [R-SERVICE-PORT]",
        followed: [head({ ports: { "gcs-server": 6379, dashboard: 8265, mine: 8081 } })],
    },
    {
        bad: { spec: { upgradeStrategy: { type: "Recreate" } } },
        says: 'spec.upgradeStrategy.type: restarts every pod with any edit, whatever the preview says, got "Recreate". Leave it out; updatePolicy: "RecreateAll" restarts them all when a pod template changes. [R-UPGRADE-STRATEGY]',
        followed: [{}, { updatePolicy: "RecreateAll" }],
    },
    {
        bad: head({ rayResources: { CPU: "2" }, rayStartParams: { "num-cpus": "2" } }),
        says: 'head.rayStartParams.num-cpus: KubeRay takes what Ray offers from `rayResources` or from rayStartParams, got both (CPU). Leave "num-cpus" out and say it in `rayResources`. [R-RESOURCE-PARAMETER]',
        followed: [head({ rayResources: { CPU: "2" } })],
    },
    {
        bad: worker({ idleTimeoutSeconds: 60 }),
        says: "workers.w.idleTimeoutSeconds: is read by version 2 of the Ray autoscaler alone, which does not run here. Give a group `maxReplicas`, or leave it out. [R-GROUP-SCALING]",
        followed: [worker({ idleTimeoutSeconds: 60, maxReplicas: 4 }), worker({})],
    },
    {
        bad: head({ env: { RAY_enable_autoscaler_v2: "1" } }),
        says: "head.env.RAY_enable_autoscaler_v2: turns version 2 of the Ray autoscaler on, which does not run here. Leave it out. [R-AUTOSCALER-V2]",
        followed: [head({})],
    },
    {
        bad: { ...worker({ maxReplicas: 4 }), ...template({ restartPolicy: "Always" }) },
        says: 'head.podTemplate.spec.restartPolicy: must be Never under the Ray autoscaler, which replaces pods itself; got "Always". Leave it out. [R-POD-RESTART]',
        followed: [worker({ maxReplicas: 4 })],
    },
    {
        bad: { ...REDIS, ...head({ rayStartParams: { "redis-password": "x" } }) },
        says: "head.rayStartParams.redis-password: KubeRay refuses it beside `gcsFaultTolerance`. Give a Secret in `gcsFaultTolerance.redisPassword`. [R-REDIS-ONCE]",
        followed: [
            { gcsFaultTolerance: { redisAddress: "redis:6379", redisPassword: { name: "redis", key: "password" } } },
        ],
    },
    {
        bad: { spec: { authOptions: { mode: "disabled", enableK8sTokenAuth: true } } },
        says: "spec.authOptions.enableK8sTokenAuth: needs mode token. Say `authentication: kubernetes`. [R-AUTH-OPTIONS]",
        followed: [{ authentication: "kubernetes" }],
    },
    {
        bad: { spec: { authOptions: { mode: "disabled" } }, ingress: { tlsSecretName: "tls" } },
        says: 'spec.authOptions.mode: an Ingress reaches beyond the Kubernetes cluster, and authentication is "disabled": whoever reaches Ray runs code there. Turn `authentication` on, leave it out, or say exposeWithoutAuthentication: true. [R-EXPOSED-OPENLY]',
        followed: [
            { ingress: { tlsSecretName: "tls" } },
            { spec: { authOptions: { mode: "disabled" } } },
            {
                spec: { authOptions: { mode: "disabled" } },
                ingress: { tlsSecretName: "tls" },
                exposeWithoutAuthentication: true,
            },
        ],
    },
];
