import * as labels from "./labels-and-taints";
import * as template from "./launch-template";
import * as interfaces from "./interfaces";
import * as machines from "./machines";
import type { NodeGroupFacts, NodeGroupRule } from "./node-group-facts";
import * as placement from "./placement";
import * as sizes from "./sizes";
import * as surroundings from "./surroundings";
import * as warmPool from "./warm-pool";

/** Rules about what UpdateNodegroupConfig can change too. */
export const CONFIG_RULES: readonly NodeGroupRule[] = [
    ...Object.values(sizes),
    ...Object.values(labels),
    ...Object.values(warmPool),
];

/** Every rule about a new node group. */
export const NODE_GROUP_RULES: readonly NodeGroupRule[] = [
    ...Object.values(surroundings),
    ...CONFIG_RULES,
    template.noDiskSizeWithTemplate,
    template.noRemoteAccessWithTemplate,
    template.templateHasNoSubnet,
    template.templateHasNoInstanceProfile,
    template.templateAsksForNoSpot,
    template.templateDoesNotHibernate,
    template.templateLeavesLifecycleToEks,
    template.customImageDecidesAlone,
    template.capacityBlockMatchesTemplate,
    machines.instanceTypesAreFew,
    machines.instanceTypesExist,
    machines.instanceTypeIsGivenOnce,
    machines.architectureFitsAmi,
    machines.gpuFitsAmi,
    machines.neuronFitsAmi,
    machines.amiTypeIsStillMade,
    ...Object.values(interfaces),
    ...Object.values(placement),
];

/** What the rules say about a node group; empty when it may be made. */
export function violations(rules: readonly NodeGroupRule[], facts: NodeGroupFacts): string[] {
    return rules.map((rule) => rule(facts)).filter((problem) => problem !== undefined);
}
