import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { type LabDirectory } from "./directory";
import { type Ports } from "./ports";
import { type RealNodesRecord } from "./real-machines/prepare";
import { type ProcessIdentity } from "./supervisor/process-identity";
import { type BinaryName } from "./tools/catalog";

/** What is in `lab.json`. Written by `lab:up` before the supervisor starts, and by nobody but the supervisor after. */
export interface LabRecord {
    readonly name: string;
    readonly ports: Ports;
    readonly tools: Readonly<Record<LabTool, string>>;
    /** The Python environment with moto. */
    readonly python: string;
    /** Folder of the stand-in for `pulumi-resource-aws`. */
    readonly awsProvider: string;
    /** Only of a lab with real nodes. */
    readonly realNodes?: RealNodesRecord;
    readonly supervisor?: ProcessIdentity;
    readonly processes: readonly RecordedProcess[];
}

export type LabTool = Exclude<BinaryName, "sdk-generator">;

export interface RecordedProcess extends ProcessIdentity {
    readonly name: string;
    readonly port?: number;
}

/** `undefined` when there is no such lab. */
export function readRecord(directory: LabDirectory): LabRecord | undefined {
    try {
        return JSON.parse(readFileSync(directory.record, "utf8")) as LabRecord;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw new Error(`cannot read ${directory.record}: ${error instanceof Error ? error.message : String(error)}`, {
            cause: error,
        });
    }
}

/** In one step, so that a reader never sees half a record; at once, so that no started process goes unrecorded. */
export function writeRecord(directory: LabDirectory, record: LabRecord): void {
    const half = `${directory.record}.new`;
    writeFileSync(half, `${JSON.stringify(record, null, 4)}\n`);
    renameSync(half, directory.record);
}
