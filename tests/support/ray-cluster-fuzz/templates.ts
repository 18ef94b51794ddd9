import { type Parts } from "./parts";

const exec = { exec: { command: ["true"] } };
const spread = { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "DoNotSchedule" };

const container = (part: object) => ({ spec: { containers: [{ name: "ray-head", ...part }] } });
const both = (spec: object) => ({ spec });
export const podTemplate: Parts = {
    good: [
        {},
        { metadata: { labels: { team: "a" }, annotations: { note: "b c" } } },
        both({ hostAliases: [{ ip: "10.0.0.1", hostnames: ["a.example.com"] }] }),
        both({ dnsPolicy: "ClusterFirst", enableServiceLinks: false }),
        both({ tolerations: [{ operator: "Exists" }] }),
        both({
            containers: [
                { name: "extra", image: "x", resources: { limits: { cpu: "1" } }, ports: [{ containerPort: 1 }] },
            ],
        }),
        both({ containers: [{ name: "probed", image: "x", readinessProbe: { tcpSocket: { port: 80 } } }] }),
        both({ initContainers: [{ name: "first", image: "x", command: ["true"] }] }),
        both({ volumes: [{ name: "extra", emptyDir: {} }] }),
        both({ hostNetwork: false, shareProcessNamespace: true }),
        both({ readinessGates: [{ conditionType: "example.com/ready" }] }),
        both({ hostname: "ray", subdomain: "sub", automountServiceAccountToken: false }),
    ],
    bad: [
        [],
        "pod",
        { containers: [] },
        { metadata: { labels: { "a/b/c": "x" } } },
        { metadata: { labels: { a: 1 } } },
        { metadata: { annotations: { a: true } } },
        { metadata: { name: "A" } },
        { metadata: { finalizers: ["x"] } },
        both({ containers: {} }),
        both({ containers: [{ image: "x" }] }),
        both({ containers: [{ name: "extra" }] }),
        both({ containers: [{ name: "Extra", image: "x" }] }),
        both({ containers: [{ name: "autoscaler", image: "x" }] }),
        both({ containers: [{ name: "extra", image: "x", imagePullPolicy: "Sometimes" }] }),
        both({
            containers: [{ name: "extra", image: "x", resources: { requests: { cpu: "2" }, limits: { cpu: "1" } } }],
        }),
        both({ containers: [{ name: "extra", image: "x", resources: { limits: { gpu: 1 } } }] }),
        both({ containers: [{ name: "extra", image: "x", resources: { requests: { "nvidia.com/gpu": 1 } } }] }),
        both({ containers: [{ name: "extra", image: "x", resources: { limits: { "nvidia.com/gpu": "0.5" } } }] }),
        both({ containers: [{ name: "extra", image: "x", ports: [{ containerPort: 0 }] }] }),
        both({ containers: [{ name: "extra", image: "x", ports: [{ containerPort: 1 }, { containerPort: 1 }] }] }),
        both({
            containers: [
                {
                    name: "extra",
                    image: "x",
                    ports: [
                        { containerPort: 1, name: "a" },
                        { containerPort: 2, name: "a" },
                    ],
                },
            ],
        }),
        both({ containers: [{ name: "extra", image: "x", ports: [{ containerPort: 1, protocol: "HTTP" }] }] }),
        both({
            containers: [
                {
                    name: "extra",
                    image: "x",
                    env: [{ name: "A", value: "b", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
                },
            ],
        }),
        both({ containers: [{ name: "extra", image: "x", env: [{ name: "A", value: 1 }] }] }),
        both({ containers: [{ name: "extra", image: "x", volumeMounts: [{ name: "nowhere", mountPath: "/x" }] }] }),
        both({ containers: [{ name: "extra", image: "x", livenessProbe: {} }] }),
        both({ containers: [{ name: "extra", image: "x", livenessProbe: { ...exec, successThreshold: 2 } }] }),
        both({ containers: [{ name: "extra", image: "x", readinessProbe: { ...exec, periodSeconds: -1 } }] }),
        both({ containers: [{ name: "extra", image: "x", terminationMessagePolicy: "x" }] }),
        both({ initContainers: [{ name: "first", image: "x", readinessProbe: exec }] }),
        both({ initContainers: [{ name: "wait-gcs-ready", image: "x" }] }),
        both({ initContainers: [{ name: "first", image: "x", lifecycle: { preStop: exec } }] }),
        container({ command: "bash" }),
        both({ restartPolicy: "Sometimes" }),
        both({ restartPolicy: "Always" }),
        both({ dnsPolicy: "None" }),
        both({ hostAliases: [{ ip: "x", hostnames: ["a"] }] }),
        both({ volumes: [{ name: "extra" }] }),
        both({ volumes: [{ name: "A", emptyDir: {} }] }),
        both({ volumes: [{ name: "extra", emptyDir: {}, hostPath: { path: "/x" } }] }),
        both({ volumes: [{ name: "extra", secret: { secretName: "s", defaultMode: 512 } }] }),
        both({ volumes: [{ name: "extra", configMap: { name: "c", items: [{ key: "a", path: "../a" }] } }] }),
        both({ tolerations: [{ key: "a", operator: "Exists", value: "b" }] }),
        both({ tolerations: [{ key: "a", tolerationSeconds: 5 }] }),
        both({ tolerations: [{}] }),
        both({ terminationGracePeriodSeconds: -1 }),
        both({ activeDeadlineSeconds: 0 }),
        both({ hostPID: true, shareProcessNamespace: true }),
        both({ priority: 5 }),
        both({ nodeSelector: { a: 1 } }),
        both({ serviceAccountName: "A" }),
        both({ preemptionPolicy: "Always" }),
        both({ ephemeralContainers: [{ name: "debug", image: "x" }] }),
        both({ unknownField: 1 }),
        both({ schedulingGates: [{ name: "a b" }] }),
        both({
            hostNetwork: true,
            containers: [{ name: "extra", image: "x", ports: [{ containerPort: 1, hostPort: 2 }] }],
        }),
        both({ resourceClaims: [{ name: "a" }, { name: "a" }] }),
        both({ topologySpreadConstraints: [spread, spread] }),
        both({ overhead: { cpu: "1" } }),
    ],
};
