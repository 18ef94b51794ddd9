import type { InstanceTypeFacts } from "../instance-types";
import type { NodeGroupFacts, NodeGroupRule } from "./node-group-facts";

const MOST_INSTANCE_TYPES = 20;
const LAST_VERSION_WITH_AL2 = 32;

export const instanceTypesAreFew: NodeGroupRule = ({ request: { instanceTypes = [] } }) =>
    instanceTypes.length > MOST_INSTANCE_TYPES
        ? `at most ${MOST_INSTANCE_TYPES} instance types, got ${instanceTypes.length}`
        : undefined;

export const instanceTypesExist: NodeGroupRule = ({ instanceTypes }) => {
    const missing = [...instanceTypes].filter(([, facts]) => facts === undefined).map(([name]) => name);
    return missing.length === 0 ? undefined : `The following instance types do not exist: [${missing.join(", ")}]`;
};

export const instanceTypeIsGivenOnce: NodeGroupRule = ({ request: { instanceTypes = [] }, template }) =>
    template?.InstanceType !== undefined && instanceTypes.length > 0
        ? "You cannot specify instance types in both the launch template and the request"
        : undefined;

export const architectureFitsAmi: NodeGroupRule = (facts) => {
    const ami = amiType(facts);
    if (ami === "CUSTOM") return undefined;
    const needed = ami.includes("ARM_64") ? "arm64" : "x86_64";
    return misfit(facts, ami, ({ architectures }) => architectures.includes(needed));
};

export const gpuFitsAmi: NodeGroupRule = (facts) => {
    const ami = amiType(facts);
    if (ami === "CUSTOM") return undefined;
    const forGpus = ami.includes("NVIDIA") || ami.endsWith("_GPU");
    return misfit(facts, ami, ({ nvidiaGpus }) => nvidiaGpus > 0 === forGpus);
};

export const neuronFitsAmi: NodeGroupRule = (facts) => {
    const ami = amiType(facts);
    // Bottlerocket carries the Neuron driver in its ordinary variants.
    if (ami === "CUSTOM" || ami.startsWith("BOTTLEROCKET")) return undefined;
    return misfit(facts, ami, ({ neuronDevices }) => neuronDevices > 0 === ami.endsWith("_NEURON"));
};

export const amiTypeIsStillMade: NodeGroupRule = (facts) => {
    const minor = Number((facts.request.version ?? facts.clusterVersion).split(".")[1]);
    if (!amiType(facts).startsWith("AL2_") || minor <= LAST_VERSION_WITH_AL2) return undefined;
    return `AMI Type ${amiType(facts)} is only supported for kubernetes versions 1.${LAST_VERSION_WITH_AL2} or earlier`;
};

/** The AMI type in effect: a custom image in the template wins, and Amazon Linux 2023 is EKS's default. */
export function amiType({ request, template }: Pick<NodeGroupFacts, "request" | "template">): string {
    return template?.ImageId === undefined ? (request.amiType ?? "AL2023_x86_64_STANDARD") : "CUSTOM";
}

function misfit(facts: NodeGroupFacts, ami: string, fits: (type: InstanceTypeFacts) => boolean): string | undefined {
    const known = [...facts.instanceTypes.values()].filter((type) => type !== undefined);
    const bad = known.filter((type) => !fits(type)).map(({ name }) => name);
    return bad.length === 0
        ? undefined
        : `[${bad.join(", ")}] is not a valid instance type for requested amiType ${ami}`;
}
