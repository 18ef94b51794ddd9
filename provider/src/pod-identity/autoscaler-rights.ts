import { type PolicyRule } from "../kuberay-manifests/policy-rule";

/**
 * What the Ray autoscaler beside the head does: it reads its RayCluster and patches the number of workers, watches
 * pods, and resizes them (KubeRay `controllers/ray/common/rbac.go`, which grants it on every RayCluster of the
 * namespace). Said by us as well: KubeRay binds its Role to the account that the head had when the binding was made, so
 * that a cluster that is given another one later would lose its autoscaler.
 */
export const autoscalerRights = (rayCluster: string): PolicyRule[] => [
    { apiGroups: ["ray.io"], resources: ["rayclusters"], resourceNames: [rayCluster], verbs: ["get", "patch"] },
    { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch", "patch"] },
    { apiGroups: [""], resources: ["pods/resize"], verbs: ["patch"] },
];
