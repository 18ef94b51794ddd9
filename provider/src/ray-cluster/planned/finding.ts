/** Where something is in a RayCluster object: `["spec", "workerGroupSpecs", 0, "groupName"]`. */
export type Place = readonly (string | number)[];

/** Something that the API server or the operator would refuse, and where in the object it is. */
export interface Finding {
    readonly place: Place;
    readonly reason: string;
    /** Whether something is missing: it may still come, while inputs are unknown. */
    readonly absent?: boolean;
}
