import { type V1DaemonSet } from "@kubernetes/client-node";

const NAME = "neuron-device-plugin";

/** The Neuron device plugin, as a user of Neuron installs it. */
export const neuronPlugin = (): V1DaemonSet => {
    const labels = { name: NAME };
    const instance = { key: "node.kubernetes.io/instance-type", operator: "In", values: ["inf2.24xlarge"] };
    const nodeSelectorTerms = [{ matchExpressions: [instance] }];
    return {
        metadata: { name: NAME, namespace: "kube-system" },
        spec: {
            selector: { matchLabels: labels },
            template: {
                metadata: { labels },
                spec: {
                    affinity: {
                        nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } },
                    },
                    containers: [{ name: NAME, image: "public.ecr.aws/neuron/neuron-device-plugin:2.22.4.0" }],
                },
            },
        },
    };
};
