import { stringify } from "yaml";
import { USERS } from "./identities";

/** What the control plane itself writes all the time says nothing about the product. */
const HOUSEKEEPERS = ["system:kube-controller-manager", "system:kube-scheduler", "system:apiserver", "lab-kwok"];

/**
 * Every write of anybody else, and what the user reads, too: who, what, and the answer; not the objects. Once, when it
 * is done, which for a watch is when it ends.
 */
export const AUDIT_POLICY = stringify({
    apiVersion: "audit.k8s.io/v1",
    kind: "Policy",
    omitStages: ["RequestReceived", "ResponseStarted"],
    rules: [
        { level: "Metadata", users: [USERS.admin], verbs: ["get", "list", "watch"] },
        { level: "None", verbs: ["get", "list", "watch"] },
        { level: "None", users: HOUSEKEEPERS },
        { level: "None", resources: [{ group: "coordination.k8s.io", resources: ["leases"] }] },
        { level: "Metadata" },
    ],
});
