import { mergeTemplate } from "../tree/template-merge";
import { isTree, type Tree } from "../../shared/tree";
import { type RayWorkerGroup } from "./ray-cluster-spec";

interface Group {
    readonly groupName: string;
    readonly rayStartParams?: RayWorkerGroup["rayStartParams"];
    readonly template?: Tree;
    readonly replicas?: number;
}

/** On the template of a group that was taken out: its place in the list is kept. */
const RETIRED = "kuberay.pulumi.com/retired";

/**
 * A group that was taken out, in its old place and without pods. The Ray autoscaler addresses groups by their place: a
 * patch it has on its way when the list grows shorter would give the number of one group to another, and it crashes
 * while there are pods of a group that the list does not have.
 */
export function retired(group: Group): RayWorkerGroup {
    const { rayStartParams = {}, template = {} } = group;
    // The first time the autoscaler may still be about to count pods off this number.
    const replicas = isRetired(group) ? 0 : (group.replicas ?? 0);
    const marked = mergeTemplate(template, { metadata: { annotations: { [RETIRED]: "true" } } });
    return { ...group, rayStartParams, template: marked, replicas, minReplicas: 0, maxReplicas: 0 };
}

export function isRetired({ template }: Pick<Group, "template">): boolean {
    const metadata = template?.metadata;
    const annotations = isTree(metadata) ? metadata.annotations : undefined;
    return isTree(annotations) && annotations[RETIRED] === "true";
}
