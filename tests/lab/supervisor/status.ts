import { type OperatorStatus } from "../ray-operator/operator-process";

export interface ProcessStatus {
    readonly name: string;
    readonly pid?: number;
    readonly port?: number;
    readonly state: string;
    /** False when it should run and does not. */
    readonly healthy: boolean;
}

/** What the supervisor says about its lab. */
export interface LabStatus {
    readonly phase: "starting" | "ready" | "failed";
    /** Why it failed; why it is not whole although it is ready. */
    readonly problems: readonly string[];
    readonly processes: readonly ProcessStatus[];
    readonly operators: readonly OperatorStatus[];
}

/** The table of `lab:status`. */
export function statusTable(processes: readonly ProcessStatus[]): string {
    const rows = processes.map(({ name, pid, port, state }) => [name, pid ?? "-", port ?? "-", state].map(String));
    const table = [["process", "pid", "port", "state"], ...rows];
    const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
    return table
        .map((row) =>
            row
                .map((cell, at) => cell.padEnd(widths[at] ?? 0))
                .join("  ")
                .trimEnd(),
        )
        .join("\n");
}

/** An operator's pod in that table. */
export const operatorRow = ({ pod, version, state, restarts, pid, port }: OperatorStatus): ProcessStatus => ({
    name: `operator ${pod} (${version})`,
    pid,
    port,
    state: restarts === 0 ? state : `${state}, restarted ${restarts} ${restarts === 1 ? "time" : "times"}`,
    healthy: true,
});
