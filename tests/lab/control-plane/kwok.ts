import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { answersOk, readiness } from "../supervisor/readiness";
import { type Starter } from "../supervisor/starter";
import { type ControlPlaneFiles } from "./identities";

const STAGES = join(__dirname, "stages");

/** KWOK plays the kubelets of all machines, by the stages in the folder `stages`. */
export async function startKwok(starter: Starter, files: ControlPlaneFiles): Promise<void> {
    const port = starter.record.ports.kwok;
    writeFileSync(files.kwok, configuration(port));
    const running = await starter.processes.start({
        name: "kwok",
        command: starter.record.tools.kwok,
        args: [`--kubeconfig=${files.kubeconfig.kwok}`, `--config=${files.kwok}`],
        // KWOK makes itself a working folder in the home folder.
        env: { HOME: starter.directory.controlPlane },
        port,
        log: starter.log("kwok"),
    });
    await readiness(running, () => answersOk(`http://127.0.0.1:${port}/healthz`));
}

function configuration(port: number): string {
    const options = {
        manageAllNodes: true,
        serverAddress: `127.0.0.1:${port}`,
        cidr: "10.244.0.0/16",
        // The defaults of 4 take seconds for the pods of a hundred clusters.
        podPlayStageParallelism: 16,
        nodePlayStageParallelism: 16,
        nodeLeaseDurationSeconds: 40,
        nodeLeaseParallelism: 8,
    };
    const settings = stringify({ apiVersion: "config.kwok.x-k8s.io/v1alpha1", kind: "KwokConfiguration", options });
    const stages = readdirSync(STAGES).map((file) => readFileSync(join(STAGES, file), "utf8"));
    return [settings, ...stages].join("---\n");
}
