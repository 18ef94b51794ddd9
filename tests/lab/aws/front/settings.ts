/** How slow the lab's AWS is, and how its machines are. Real AWS takes minutes where the lab takes these milliseconds. */
export interface Settings {
    readonly nodeGroupCreateMs: number;
    readonly nodeGroupUpdateMs: number;
    readonly nodeGroupDeleteMs: number;
    readonly clusterCreateMs: number;
    readonly clusterUpdateMs: number;
    readonly clusterDeleteMs: number;
    readonly addonMs: number;
    /** How long PodDisruptionBudgets may hold up the end of a machine: a quarter of an hour on AWS. */
    readonly podEvictionMs: number;
    /** Added to every answer. */
    readonly latencyMs: number;
    /** Of the nominal memory of a new machine, what firmware and kernel keep: 1.7 to 5.3 was measured on live fleets. */
    readonly memoryOverheadPercent: number;
}

export const DEFAULT_SETTINGS: Settings = {
    nodeGroupCreateMs: 500,
    nodeGroupUpdateMs: 250,
    nodeGroupDeleteMs: 400,
    clusterCreateMs: 800,
    clusterUpdateMs: 250,
    clusterDeleteMs: 400,
    addonMs: 150,
    podEvictionMs: 5000,
    latencyMs: 0,
    memoryOverheadPercent: 3.5,
};

/** The settings with these changes. Throws on a name that is no setting and on a value that is no number from 0 on. */
export function changedSettings(settings: Settings, changes: Readonly<Record<string, unknown>>): Settings {
    for (const [name, value] of Object.entries(changes)) {
        if (!(name in settings)) throw new Error(`no setting "${name}"; there are ${Object.keys(settings).join(", ")}`);
        if (typeof value !== "number" || !(value >= 0)) throw new Error(`${name} must be 0 or more`);
    }
    return { ...settings, ...changes };
}
