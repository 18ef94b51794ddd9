import { type PodArgs } from "../../../../provider/src/ray-spec/facts/effective-pod";
import { type View } from "./support";

/** An input of a pod, the place in the plan where it shows, what shows there, and what shows there without it. */
export interface PodRow {
    readonly given: Partial<PodArgs>;
    readonly place: keyof View;
    readonly path: string;
    readonly want: unknown;
    readonly otherwise?: unknown;
}

export const sizes = (limits: object, requests = limits): object => ({ requests, limits });
