import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Lab } from "../lab/lab";

interface Entry {
    readonly verb: string;
    readonly user: { readonly username: string };
    readonly objectRef?: {
        readonly resource: string;
        readonly subresource?: string;
        readonly namespace?: string;
        readonly name?: string;
    };
    readonly responseStatus?: { readonly code: number };
}

/** Who deleted which pods of a namespace, by the API server's own book. */
export const podDeletions = (lab: Lab, namespace: string): { readonly pod: string; readonly by: string }[] =>
    readFileSync(join(lab.directory, "logs", "audit.log"), "utf8")
        .split("\n")
        .filter((line) => line.includes('"verb":"delete"') && line.includes('"pods"'))
        .map((line) => JSON.parse(line) as Entry)
        .filter(({ objectRef, responseStatus }) => {
            const isPod = objectRef?.resource === "pods" && objectRef.namespace === namespace;
            return isPod && (responseStatus?.code ?? 500) < 300;
        })
        .map(({ objectRef, user }) => ({ pod: objectRef?.name ?? "", by: user.username }));

/** Names of the pods that were evicted, which is asking first: a PodDisruptionBudget may refuse. */
export const evictions = (lab: Lab): string[] =>
    readFileSync(join(lab.directory, "logs", "audit.log"), "utf8")
        .split("\n")
        .filter((line) => line.includes('"eviction"'))
        .map((line) => JSON.parse(line) as Entry)
        .filter(({ objectRef, responseStatus }) => {
            return objectRef?.subresource === "eviction" && (responseStatus?.code ?? 500) < 300;
        })
        .map(({ objectRef }) => objectRef?.name ?? "");
