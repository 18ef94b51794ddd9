/** How slow the lab's AWS is. Real AWS takes minutes where the lab takes these milliseconds. */
export interface Settings {
    readonly nodeGroupCreateMs: number;
    readonly nodeGroupUpdateMs: number;
    readonly nodeGroupDeleteMs: number;
    readonly clusterCreateMs: number;
    readonly clusterUpdateMs: number;
    readonly clusterDeleteMs: number;
    readonly addonMs: number;
    /** Added to every answer. */
    readonly latencyMs: number;
}

export const DEFAULT_SETTINGS: Settings = {
    nodeGroupCreateMs: 500,
    nodeGroupUpdateMs: 250,
    nodeGroupDeleteMs: 400,
    clusterCreateMs: 800,
    clusterUpdateMs: 250,
    clusterDeleteMs: 400,
    addonMs: 150,
    latencyMs: 0,
};

/** The settings with these changes. Throws on a name that is no setting and on a value that is no duration. */
export function changedSettings(settings: Settings, changes: Readonly<Record<string, unknown>>): Settings {
    for (const [name, value] of Object.entries(changes)) {
        if (!(name in settings)) throw new Error(`no setting "${name}"; there are ${Object.keys(settings).join(", ")}`);
        if (typeof value !== "number" || !(value >= 0)) throw new Error(`${name} must be 0 or more milliseconds`);
    }
    return { ...settings, ...changes };
}
