import { KEEP_IN_PLACE } from "../facts/disruption";
import { headServiceOf } from "./head-service";
import { podOf, type PodToRead } from "./pod";
import { present, textsIn, treeIn } from "../tree/reading";
import { type Tree } from "../../shared/tree";

type ClusterToRead = Pick<PodToRead, "image" | "standard"> & { readonly hasWorkers: boolean };

/** Inputs of the head. */
export function headOf(spec: Tree, cluster: ClusterToRead): Tree {
    const headGroup = treeIn(spec.headGroupSpec);
    const { annotations, ...pod } = podOf({ role: "head", template: treeIn(headGroup.template), ...cluster });
    return {
        ...pod,
        ...protectionOf(treeIn(annotations)),
        ...whatRayBelieves(headGroup, cluster.hasWorkers),
        ...headServiceOf(headGroup, treeIn(spec.headServiceAnnotations)),
    };
}

function protectionOf(annotations: Tree): Tree {
    const ours: Tree = KEEP_IN_PLACE;
    const isProtected = Object.entries(ours).every(([name, value]) => annotations[name] === value);
    if (!isProtected) return { ...present({ annotations }), disruptionProtection: false };
    return present({
        annotations: Object.fromEntries(Object.entries(annotations).filter(([name]) => !(name in ours))),
    });
}

/** A head beside workers offers no CPUs unless it is told to: what says so by itself need not be said twice. */
function whatRayBelieves({ resources, labels, rayStartParams }: Tree, hasWorkers: boolean): Tree {
    const { "num-cpus": cpus, ...parameters } = treeIn(rayStartParams);
    const rayResources = textsIn(resources) ?? {};
    const hasResources = Object.keys(rayResources).length > 0;
    const saysCpus = cpus !== undefined || Object.keys(rayResources).some((name) => name.toLowerCase() === "cpu");
    const isDefault = hasWorkers && !hasResources && cpus === "0";
    return present({
        rayStartParams: textsIn(isDefault ? parameters : rayStartParams),
        rayResources,
        rayLabels: textsIn(labels),
        schedulable: hasWorkers && !saysCpus ? true : undefined,
    });
}
