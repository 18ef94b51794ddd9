import { statusNameOf } from "./flags";
import { type PolicyRule } from "../kuberay-manifests/policy-rule";

const READ = ["get", "list", "watch"];

/**
 * What it must see to simulate the scheduler, and what it does to nodes and pods: kubernetes/autoscaler's manifest for
 * AWS, with what its versions need since (volume attachments: issue 8678; device claims: pull request 10278), and
 * without what serves other ways of electing a leader.
 */
export const CLUSTER_RULES: readonly PolicyRule[] = [
    { apiGroups: [""], resources: ["nodes"], verbs: [...READ, "update"] },
    { apiGroups: [""], resources: ["pods/eviction"], verbs: ["create"] },
    { apiGroups: [""], resources: ["pods/status"], verbs: ["update"] },
    { apiGroups: [""], resources: ["events"], verbs: ["create", "patch"] },
    {
        apiGroups: [""],
        resources: [
            "namespaces",
            "pods",
            "services",
            "replicationcontrollers",
            "persistentvolumeclaims",
            "persistentvolumes",
        ],
        verbs: READ,
    },
    { apiGroups: ["apps"], resources: ["daemonsets", "replicasets", "statefulsets"], verbs: READ },
    { apiGroups: ["batch"], resources: ["jobs", "cronjobs"], verbs: READ },
    { apiGroups: ["policy"], resources: ["poddisruptionbudgets"], verbs: READ },
    {
        apiGroups: ["storage.k8s.io"],
        resources: ["storageclasses", "csinodes", "csidrivers", "csistoragecapacities", "volumeattachments"],
        verbs: READ,
    },
    {
        apiGroups: ["resource.k8s.io"],
        resources: ["deviceclasses", "resourceclaims", "resourceslices"],
        verbs: READ,
    },
];

/** In its own namespace: its lease and its status. Nothing can be created by name, so `create` names none. */
export const ownRules = (name: string): PolicyRule[] => [
    { apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["create"] },
    { apiGroups: ["coordination.k8s.io"], resources: ["leases"], resourceNames: [name], verbs: ["get", "update"] },
    { apiGroups: [""], resources: ["configmaps"], verbs: ["create", "list", "watch"] },
    {
        apiGroups: [""],
        resources: ["configmaps"],
        resourceNames: [statusNameOf(name)],
        verbs: ["get", "update", "delete"],
    },
];
