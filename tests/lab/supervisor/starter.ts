import { type LabDirectory } from "../directory";
import { type LabRecord } from "../record";
import { type Processes } from "./processes";

/** What every part of a lab needs in order to start. */
export interface Starter {
    readonly directory: LabDirectory;
    readonly record: LabRecord;
    readonly processes: Processes;
    /** Path of a process's log. */
    readonly log: (name: string) => string;
    /** Shows how far the start is. */
    readonly progress: (line: string) => void;
    /** Something to do when the lab goes, also when it goes before it was ready. */
    readonly atEnd: (act: () => Promise<void>) => void;
}
