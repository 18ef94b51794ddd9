import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Lab, startLab } from "../lab/lab";
import { type BenchContext } from "./measure/bench";

/** Hands a context to some work, and takes down afterwards what it asked for. */
export async function withContext<T>(
    pairs: number | undefined,
    work: (context: BenchContext) => Promise<T>,
): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), "kuberay-bench-"));
    const made = new Map<string, Promise<unknown>>();
    const shared = <Value>(key: string, make: () => Promise<Value>): Promise<Value> => {
        const value = (made.get(key) as Promise<Value> | undefined) ?? make();
        made.set(key, value);
        return value;
    };
    const lab = (): Promise<Lab> => shared("lab", () => startLab({ name: "bench", fresh: true }));
    try {
        return await work({ pairs: (usual) => pairs ?? usual, folder, lab, shared });
    } finally {
        if (made.has("lab")) await lab().then((started) => started.stop());
        await rm(folder, { recursive: true, force: true });
    }
}
