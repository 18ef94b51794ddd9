import { extra, type Row, template } from "./row";

export const OVERRIDE_ROWS: readonly Row[] = [
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
