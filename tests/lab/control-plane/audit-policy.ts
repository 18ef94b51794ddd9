import { stringify } from "yaml";

/** What the control plane itself writes all the time says nothing about the product. */
const HOUSEKEEPERS = ["system:kube-controller-manager", "system:kube-scheduler", "system:apiserver", "lab-kwok"];

/** Every write of anybody else, once, when it is done: who, what, and the answer; not the objects. */
export const AUDIT_POLICY = stringify({
    apiVersion: "audit.k8s.io/v1",
    kind: "Policy",
    omitStages: ["RequestReceived"],
    rules: [
        { level: "None", verbs: ["get", "list", "watch"] },
        { level: "None", users: HOUSEKEEPERS },
        { level: "None", resources: [{ group: "coordination.k8s.io", resources: ["leases"] }] },
        { level: "Metadata" },
    ],
});
