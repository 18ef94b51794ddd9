import type { ClusterRecord } from "./eks/records";
import type { LaunchTemplateRecord } from "./ec2/launch-template-record";
import type { PlacementGroupRecord } from "./ec2/placement-group-record";
import type { Outcome } from "./faults";
import type { JsonObject } from "./json";
import type { Lookups } from "./lookups";
import type { Settings } from "./settings";

/** The account that moto plays. */
export const ACCOUNT = "123456789012";

/** What exists in one region of the lab's AWS beside what moto keeps, and what the operations need to act on it. */
export interface World {
    readonly region: string;
    readonly clusters: Map<string, ClusterRecord>;
    readonly templates: Map<string, LaunchTemplateRecord>;
    readonly placementGroups: Map<string, PlacementGroupRecord>;
    /** What moto and EC2's own figures know. */
    readonly lookups: Lookups;
    /** The API server that every EKS cluster of the lab has. */
    readonly apiServer: ApiServer;
    settings(): Settings;
    /** Does something later, unless AWS is stopped before. */
    later(milliseconds: number, task: () => void | Promise<void>): void;
    /** How work that this request starts is to end badly, if a test asked for it. */
    outcome(operation: string, input: object): Outcome | undefined;
    /** Tells whoever simulates the machines that there may be more or fewer of them. */
    machinesChanged(): void;
    /** Who runs the machines; nobody in a test of AWS alone. */
    fleet(): Fleet | undefined;
}

/** The machines, as EKS asks about them. */
export interface Fleet {
    /** Resolves once all machines of a group are of this generation, with what stands in the way if that cannot be. */
    rolled(nodeGroup: string, generation: number): Promise<EvictionProblem | undefined>;
    /** Resolves once a group has no machine any more. */
    emptied(nodeGroup: string): Promise<void>;
}

/** A node that could not be emptied in time, and the pods that stayed on it. */
export interface EvictionProblem {
    readonly node: string;
    readonly pods: readonly string[];
}

export interface ApiServer {
    readonly endpoint: string;
    /** Base64. */
    readonly certificateAuthority: string;
}

/** Acts on a decoded request whose shape the service's model has approved, and returns the output. */
export type Handler = (input: never, world: World) => object | Promise<object>;

/** Operations of one service that the lab does itself; the rest is moto's. */
export type Handlers = Readonly<Record<string, Handler>>;

/** Calls a handler with what came over the wire. */
export function call(handler: Handler, input: JsonObject, world: World): object | Promise<object> {
    // The model has approved the input, so it has the type the handler declares.
    return handler(input as never, world);
}
