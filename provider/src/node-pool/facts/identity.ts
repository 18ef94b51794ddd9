/** Labels and tags by which nodes and AWS objects are known as a unit's. */
export const PLATFORM_KEY = "kuberay.pulumi.com/platform";
export const POOL_KEY = "kuberay.pulumi.com/pool";
/** On node groups alone: their nodes would be replaced if it were a tag of the instances. */
export const STACK_KEY = "kuberay.pulumi.com/stack";

/** `<project>/<stack>`. */
export const stackTag = ({ project, stack }: { readonly project: string; readonly stack: string }): string =>
    `${project}/${stack}`;

/** By this label the Cluster Autoscaler knows which GPUs a node will have, before there is a node. */
export const ACCELERATOR_KEY = "k8s.amazonaws.com/accelerator";
export const GPU_TAINT = { key: "nvidia.com/gpu", value: "true", effect: "NoSchedule" } as const;
/** Tags under which the Cluster Autoscaler reads what a node of an empty group will offer. */
export const NODE_TEMPLATE = "k8s.io/cluster-autoscaler/node-template";

const OUR_PREFIXES = ["kuberay.pulumi.com/", `${NODE_TEMPLATE}/`];

/** Whether a label, taint or tag is the provider's own to set. */
export const isProvidersKey = (key: string): boolean =>
    key === ACCELERATOR_KEY || OUR_PREFIXES.some((prefix) => key.startsWith(prefix));
