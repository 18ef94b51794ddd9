import { type LabStatus } from "./status";

export interface Control {
    status(): Promise<LabStatus>;
    /** Resolves when the lab is ready or has failed. */
    settled(): Promise<LabStatus>;
    killOperator(): Promise<void>;
    pauseOperator(): Promise<void>;
    resumeOperator(): Promise<void>;
    /** Resolves when every process but the supervisor has ended. */
    stop(): Promise<void>;
}

/** Speaks to the supervisor of a lab. Every call rejects when it does not answer. */
export function controlOf(port: number): Control {
    const ask = async (method: string, path: string): Promise<unknown> => {
        const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
        const body = (await response.json()) as { readonly error?: string };
        if (!response.ok) throw new Error(body.error ?? `the lab's supervisor answered ${response.status}`);
        return body;
    };
    const act = async (path: string): Promise<void> => {
        await ask("POST", path);
    };
    return {
        status: async () => (await ask("GET", "/status")) as LabStatus,
        settled: async () => (await ask("GET", "/settled")) as LabStatus,
        killOperator: () => act("/operator/kill"),
        pauseOperator: () => act("/operator/pause"),
        resumeOperator: () => act("/operator/resume"),
        stop: () => act("/stop"),
    };
}
