import { type Lab, startLab } from "../lab/lab";
import { type NodeKind } from "../lab/node-kind";

/** A lab of the test file's own, for all its tests; its environment becomes the process's, as in a user's shell. */
export function useLab(name: string, nodes: NodeKind = "simulated"): () => Lab {
    let lab: Lab | undefined;
    const outside = { ...process.env };

    before(async () => {
        lab = await startLab({ name: `e2e-${name}`, nodes, fresh: true });
        Object.assign(process.env, lab.env);
    });

    after(async () => {
        await lab?.stop();
        process.env = outside;
    });

    return () => {
        if (lab === undefined) throw new Error("the lab is only there inside a test");
        return lab;
    };
}
