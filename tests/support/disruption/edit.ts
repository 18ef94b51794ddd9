import type * as kuberay from "pulumi-kuberay";

type Args = kuberay.RayPlatformArgs;
export type Pools = NonNullable<Args["nodePools"]>;
export type Clusters = NonNullable<Args["rayClusters"]>;

/** Inputs of a unit that edits are made to, one upon the other. */
export interface Unit {
    nodePools: Pools;
    rayClusters: Clusters;
    operator: NonNullable<Args["operator"]>;
    [input: string]: unknown;
}

/** One edit of a unit that runs, as a user makes it in the program. */
export interface Edit {
    readonly title: string;
    readonly edit: (unit: Unit) => void;
    /** Why the preview says more than happens on the lab; such an alarm is not a false one that nobody has thought of. */
    readonly mayBeFalse?: string;
}

export const edit = (title: string, change: Edit["edit"], mayBeFalse?: string): Edit => ({
    title,
    edit: change,
    ...(mayBeFalse !== undefined && { mayBeFalse }),
});

type Cluster = Clusters[string];
export type Group = NonNullable<Cluster["workers"]>[string];

/** Parts of a unit that an edit takes to be there. */
export const clusterOf = ({ rayClusters }: Unit, name: string): Cluster => there(rayClusters[name], name);
export const poolOf = ({ nodePools }: Unit, name: string): Pools[string] => there(nodePools[name], name);
export const groupsOf = (unit: Unit, cluster: string): Record<string, Group> =>
    there(clusterOf(unit, cluster).workers, `workers of ${cluster}`);
export const groupOf = (unit: Unit, cluster: string, group: string): Group =>
    there(groupsOf(unit, cluster)[group], group);

function there<T>(value: T | undefined, what: string): T {
    if (value === undefined) throw new Error(`the unit has no ${what} to edit`);
    return value;
}

/** With one entry less. */
export function drop(map: object, key: string): void {
    Reflect.deleteProperty(map, key);
}
