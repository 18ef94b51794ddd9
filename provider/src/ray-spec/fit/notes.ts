import { idleAccelerators } from "../../placement/waste";
import { type FIT_NOTES } from "../../rules/fit";
import { type Breach, breachesBy, type Checks } from "../../shared/breach";
import { isUnknown } from "../../shared/unknown";
import { below, type Problem } from "../../shared/problems";
import { type FitGroup, poolIn, type SpecFit } from "./group";

/** What will run, and not as one may think: nothing to be mended. */
export const fitNotes = ({ groups }: Pick<SpecFit, "groups">): Breach[] =>
    groups.flatMap((group) => breachesBy(RULES, (rule) => rule(group, groups)));

const RULES: Checks<typeof FIT_NOTES, (group: FitGroup, all: readonly FitGroup[]) => Problem[], "note"> = {
    "R-IDLE-DEVICES": acceleratorsIdle,
    "R-NEURON-PLUGIN": neuronNeedsPlugin,
    "R-CORES-ROUNDED": coresAreRounded,
};

/** Said of a group that has its pool to itself: others may use what it leaves. */
function acceleratorsIdle(group: FitGroup, all: readonly FitGroup[]): Problem[] {
    const pool = poolIn(group);
    const isAlone = all.every((other) => other === group || other.given.pool !== group.given.pool);
    if (pool === undefined || group.pod === undefined || !isAlone) return [];
    const { cpu, memory, podsPerNode } = group.given;
    const sharesNode = podsPerNode === undefined && (cpu === undefined || memory === undefined);
    const reason = idleAccelerators({ pod: group.pod, sharesNode }, pool);
    return reason === undefined ? [] : [{ path: group.path, reason }];
}

/** Unlike NVIDIA's and EFA's, the plugin is nothing that a unit installs. */
function neuronNeedsPlugin({ path, given: { accelerators = {} } }: FitGroup): Problem[] {
    const name = Object.keys(accelerators).find((device) => device.startsWith("aws.amazon.com/neuron"));
    if (name === undefined) return [];
    const reason = `waits for ever where AWS's Neuron device plugin does not run on the nodes, which no unit installs. See that the EKS cluster has it.`;
    return [{ path: below(below(path, "accelerators"), name), reason }];
}

/** KubeRay tells Ray the pod's CPU limit rounded up, and Ray starts a task for each. */
function coresAreRounded({ path, given, workers }: FitGroup): Problem[] {
    const { cpu } = given;
    if (workers === undefined || typeof cpu !== "number" || Number.isInteger(cpu) || saysCpus(given)) return [];
    const reason = `counts as ${Math.ceil(cpu)} for Ray, which rounds up and runs as many tasks of one CPU at once. Give whole cores, or num-cpus in rayStartParams.`;
    return [{ path: below(path, "cpu"), reason: `${cpu} ${reason}` }];
}

const saysCpus = ({ rayStartParams = {}, rayResources = {} }: FitGroup["given"]): boolean =>
    isUnknown(rayStartParams) ||
    isUnknown(rayResources) ||
    "num-cpus" in rayStartParams ||
    Object.keys(rayResources).some((name) => name.toLowerCase() === "cpu");
