/** What the lab's nodes are: KWOK's, or kubelets with containers on this machine. */
export type NodeKind = "simulated" | "real";

/** Of the commands that may start a lab. */
export const LAB_OPTIONS = { name: { type: "string" }, nodes: { type: "string" } } as const;

/** Throws at a word that is neither. */
export function nodeKind(given = "simulated"): NodeKind {
    if (given === "simulated" || given === "real") return given;
    throw new Error(`--nodes is "simulated" or "real", not "${given}"`);
}
