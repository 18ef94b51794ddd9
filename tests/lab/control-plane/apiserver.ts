import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Starter } from "../supervisor/starter";
import { type RunningProgram } from "../supervisor/program";
import { answersOk, readiness } from "../supervisor/readiness";
import { AUDIT_POLICY } from "./audit-policy";
import { type ControlPlaneFiles } from "./identities";
import { LOOPBACK, type Serving } from "./serving";

export interface ApiServer {
    readonly endpoint: string;
    /** PEM. Known before the server is ready. */
    readonly certificateAuthority: string;
    /** Resolves when requests are answered. */
    readonly ready: Promise<void>;
}

/**
 * The API server with RBAC and every default admission plugin, ServiceAccount among them: a pod with a missing
 * service account is refused as in a real cluster.
 */
export async function startApiServer(
    starter: Starter,
    files: ControlPlaneFiles,
    serving: Serving = LOOPBACK,
): Promise<ApiServer> {
    writeFileSync(files.auditPolicy, AUDIT_POLICY);
    const endpoint = `https://${serving.address}:${starter.record.ports.apiserver}`;
    const running = await starter.processes.start({
        name: "kube-apiserver",
        command: starter.record.tools["kube-apiserver"],
        args: flags(starter, files, endpoint, serving),
        // Each CRD makes it merge the descriptions of all kinds anew, a third of which was collecting garbage.
        env: { GOGC: "400", GOMEMLIMIT: "1500MiB" },
        port: starter.record.ports.apiserver,
        log: starter.log("kube-apiserver"),
    });
    const certificateAuthority = await authorityOf(running, files, serving);
    const ready = readiness(running, () => answersOk(`${endpoint}/readyz`, certificateAuthority));
    // Whoever waits gets the error; until somebody does, it is no unhandled one.
    ready.catch(() => undefined);
    return { endpoint, certificateAuthority, ready };
}

function flags({ record }: Starter, files: ControlPlaneFiles, endpoint: string, serving: Serving): string[] {
    return [
        `--etcd-servers=http://127.0.0.1:${record.ports.etcdClient}`,
        `--bind-address=${serving.address}`,
        `--secure-port=${record.ports.apiserver}`,
        `--advertise-address=${serving.advertised}`,
        `--cert-dir=${files.certificates}`,
        `--token-auth-file=${files.tokens}`,
        // Health is asked for without a token, as load balancers do.
        "--anonymous-auth=true",
        ...serving.flags,
        "--allow-privileged=true",
        "--service-cluster-ip-range=10.96.0.0/16",
        `--service-account-issuer=${endpoint}`,
        `--service-account-key-file=${files.serviceAccountKey}`,
        `--service-account-signing-key-file=${files.serviceAccountKey}`,
        // A bench of 100 clusters must measure the product, not our queue.
        "--max-requests-inflight=3000",
        "--max-mutating-requests-inflight=1500",
        `--audit-policy-file=${files.auditPolicy}`,
        `--audit-log-path=${files.auditLog}`,
        "--audit-log-maxsize=1000",
    ];
}

/**
 * Without one given the server makes itself a certificate for 127.0.0.1 and an authority for it, and writes both to one file, the
 * authority last. So nothing else is needed to make certificates, and clients really verify.
 */
async function authorityOf(running: RunningProgram, files: ControlPlaneFiles, serving: Serving): Promise<string> {
    if (serving.certificateAuthority !== undefined) {
        const given = readFileSync(serving.certificateAuthority, "utf8");
        writeFileSync(files.certificateAuthority, given);
        return given;
    }
    const file = join(files.certificates, "apiserver.crt");
    const certificates = (): string[] => {
        const text = existsSync(file) ? readFileSync(file, "utf8") : "";
        return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g) ?? [];
    };
    await readiness(running, () => Promise.resolve(certificates().length >= 2));
    const authority = certificates().at(-1) ?? "";
    writeFileSync(files.certificateAuthority, authority);
    return authority;
}
