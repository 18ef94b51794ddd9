/** Errors refuse the inputs, warnings can be accepted by their id, notes ask for nothing. */
export type Level = "error" | "warning" | "note";

type Authority = "KubeRay" | "EKS" | "EC2" | "Kubernetes" | "Ray" | "Pulumi";

/** Whose rule it is, with a pointer to where that is written; `ours` when nobody but this provider demands it. */
type Source = `${Authority} ${string}` | "ours";

/** A rule, as users read of it. */
export interface Definition<L extends Level = Level> {
    readonly level: L;
    readonly source: Source;
    /** What it demands, as a sentence. */
    readonly demands: string;
}

const rule =
    <L extends Level>(level: L) =>
    (source: Source, demands: string): Definition<L> => ({ level, source, demands });

export const error = rule("error");
export const warning = rule("warning");
export const note = rule("note");

/** Ids of the rules of one level in a group: what checks them is a total table over these. */
export type IdsOf<Group, L extends Level> = {
    [Id in keyof Group & string]: Group[Id] extends Definition<L> ? Id : never;
}[keyof Group & string];
