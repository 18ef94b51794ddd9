import { answersOk, readiness } from "../supervisor/readiness";
import { type Starter } from "../supervisor/starter";
import { type ControlPlaneFiles } from "./identities";

export async function startScheduler(starter: Starter, files: ControlPlaneFiles): Promise<void> {
    const port = starter.record.ports.scheduler;
    const running = await starter.processes.start({
        name: "kube-scheduler",
        command: starter.record.tools["kube-scheduler"],
        args: [
            `--kubeconfig=${files.kubeconfig.scheduler}`,
            "--bind-address=127.0.0.1",
            `--secure-port=${port}`,
            "--leader-elect=false",
            "--kube-api-qps=300",
            "--kube-api-burst=600",
        ],
        port,
        log: starter.log("kube-scheduler"),
    });
    await readiness(running, () => answersOk(`https://127.0.0.1:${port}/healthz`));
}
