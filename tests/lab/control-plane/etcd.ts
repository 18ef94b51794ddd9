import { type Starter } from "../supervisor/starter";
import { answersOk, readiness } from "../supervisor/readiness";

/** Ready when it has elected itself. Nothing is flushed to disk: a lab does not outlive a crash of the machine. */
export async function startEtcd({ processes, directory, record, log }: Starter): Promise<void> {
    const { etcdClient, etcdPeer } = record.ports;
    const client = `http://127.0.0.1:${etcdClient}`;
    const peer = `http://127.0.0.1:${etcdPeer}`;
    const running = await processes.start({
        name: "etcd",
        command: record.tools.etcd,
        args: [
            "--name=lab",
            `--data-dir=${directory.etcd}`,
            `--listen-client-urls=${client}`,
            `--advertise-client-urls=${client}`,
            `--listen-peer-urls=${peer}`,
            `--initial-advertise-peer-urls=${peer}`,
            `--initial-cluster=lab=${peer}`,
            "--unsafe-no-fsync",
            "--quota-backend-bytes=2147483648",
            "--log-level=warn",
        ],
        port: etcdClient,
        log: log("etcd"),
    });
    await readiness(running, () => answersOk(`${client}/health`));
}
