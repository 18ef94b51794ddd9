import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Lab, startLab } from "../lab/lab";
import { type BenchContext } from "./measure/bench";

export interface RunOptions {
    /** Pairs of every bench. Default: each its own number. */
    readonly pairs?: number;
    /** Whether the run is only to show that every bench can run. */
    readonly isTry?: boolean;
}

/** A context, and what takes down afterwards all that was asked for in it. */
export async function openContext({ pairs, isTry = false }: RunOptions): Promise<{
    readonly context: BenchContext;
    readonly close: () => Promise<void>;
}> {
    const folder = await mkdtemp(join(tmpdir(), "kuberay-bench-"));
    const made = new Map<string, Promise<unknown>>();
    const shared = <Value>(key: string, make: () => Promise<Value>): Promise<Value> => {
        const value = (made.get(key) as Promise<Value> | undefined) ?? make();
        made.set(key, value);
        return value;
    };
    const lab = (): Promise<Lab> => shared("lab", () => startLab({ name: "bench", fresh: true }));
    return {
        context: {
            measured: (usual) => (isTry ? { pairs: 1, warmUps: 0 } : { ...usual, pairs: pairs ?? usual.pairs }),
            sized: (usual, forTry) => (isTry ? forTry : usual),
            folder,
            lab,
            shared,
        },
        close: async () => {
            if (made.has("lab")) await lab().then((started) => started.stop());
            await rm(folder, { recursive: true, force: true });
        },
    };
}
