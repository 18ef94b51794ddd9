import { type PoolPlacement } from "../../placement/args/pool-placement";
import { type SpecArgs } from "../args/args";
import { type FileSystem } from "./file-systems";
import { type RayClusterSpec } from "./ray-cluster-spec";

/** Checked inputs of a spec, every default filled in and nothing unknown, and what those add who embed it. */
export type PlannedSpec = SpecArgs & {
    readonly operatorVersion: string;
    readonly pools?: Readonly<Record<string, PoolPlacement>>;
    /** Name of the claim that leads to the file system behind a volume: claims belong to the object around the spec. */
    readonly claimName: (volume: string, source: FileSystem) => string;
    /** Fields that are an affair of the object around it. */
    readonly own?: Pick<RayClusterSpec, "suspend" | "managedBy">;
};

/** What decides about pods. */
export type PodSource = Pick<
    PlannedSpec,
    "image" | "head" | "workers" | "podDefaults" | "podSecurity" | "autoscaling" | "pools" | "claimName"
>;
