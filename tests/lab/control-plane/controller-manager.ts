import { answersOk, readiness } from "../supervisor/readiness";
import { type Starter } from "../supervisor/starter";
import { type ControlPlaneFiles } from "./identities";

/** All controllers except those that need a cloud or give out addresses: the lab does both itself. */
const CONTROLLERS = "*,-nodeipam,-cloud-node-lifecycle-controller";

export async function startControllerManager(starter: Starter, files: ControlPlaneFiles): Promise<void> {
    const port = starter.record.ports.controllerManager;
    const running = await starter.processes.start({
        name: "kube-controller-manager",
        command: starter.record.tools["kube-controller-manager"],
        args: [
            `--kubeconfig=${files.kubeconfig.controllerManager}`,
            "--bind-address=127.0.0.1",
            `--secure-port=${port}`,
            "--leader-elect=false",
            `--controllers=${CONTROLLERS}`,
            `--service-account-private-key-file=${files.serviceAccountKey}`,
            `--root-ca-file=${files.certificateAuthority}`,
            "--kube-api-qps=300",
            "--kube-api-burst=600",
        ],
        port,
        log: starter.log("kube-controller-manager"),
    });
    await readiness(running, () => answersOk(`https://127.0.0.1:${port}/healthz`));
}
