import { type KubeConfig, CoreV1Api } from "@kubernetes/client-node";
import { mkdirSync } from "node:fs";
import { type Aws, startAws } from "../aws/aws";
import { sitePackages } from "../aws/site-packages";
import { type ApiServer, startApiServer } from "../control-plane/apiserver";
import { startControllerManager } from "../control-plane/controller-manager";
import { startEtcd } from "../control-plane/etcd";
import {
    type ControlPlaneFiles,
    controlPlaneFiles,
    kubeconfig,
    type Tokens,
    type User,
    USERS,
    writeIdentities,
    writePrivate,
} from "../control-plane/identities";
import { startKwok } from "../control-plane/kwok";
import { startScheduler } from "../control-plane/scheduler";
import { REGION } from "../environment";
import { factsFrom } from "../machines/instance-facts";
import { Machines } from "../machines/machines";
import { PluginWatch } from "../machines/plugin-watch";
import { Kubelet } from "../ray-operator/kubelet";
import { Operators } from "../ray-operator/operators";
import { kubeConfigFrom } from "./kubernetes";
import { identify } from "./process-identity";
import { type Host, prepareHost } from "../real-machines/host";
import { NO_OPERATORS } from "../real-machines/no-operators";
import { startRealMachines } from "../real-machines/real-machines";
import { type SerialLoop } from "./serial-loop";
import { type Starter } from "./starter";

/** What runs inside the supervisor's own process. */
export interface Parts {
    readonly machines: SerialLoop;
    readonly operators: Pick<Operators, "status" | "kill" | "pause" | "resume">;
}

/** Starts everything, each part as soon as what it needs is there. */
export async function startParts(starter: Starter): Promise<Parts> {
    const files = controlPlaneFiles(starter.directory);
    const tokens = writeIdentities(starter.directory, files);
    const host = starter.record.realNodes === undefined ? undefined : await prepareHost(starter, files);
    await startEtcd(starter);
    const apiServer = await startApiServer(starter, files, host?.serving);
    writeKubeconfigs(files, tokens, apiServer);
    const aws = startAwsSide(starter, apiServer);
    starter.atEnd(() =>
        aws.then(
            (started) => started.stop(),
            () => undefined,
        ),
    );
    await apiServer.ready;
    starter.progress("the API server answers");
    await Promise.all([
        startControllerManager(starter, files),
        startScheduler(starter, files),
        ...(host === undefined ? [startKwok(starter, files)] : []),
        aws.then(() => {
            starter.progress("AWS answers");
        }),
    ]);
    const config = kubeConfigFrom(files.kubeconfig.supervisor);
    if (host === undefined) return connect(starter, apiServer, await aws, config);
    return connectReal(starter, host, apiServer, await aws, config);
}

function writeKubeconfigs(files: ControlPlaneFiles, tokens: Tokens, apiServer: ApiServer): void {
    for (const user of Object.keys(USERS) as User[]) {
        const text = kubeconfig({
            server: apiServer.endpoint,
            certificateAuthority: apiServer.certificateAuthority,
            user: USERS[user],
            token: tokens[user],
        });
        writePrivate(files.kubeconfig[user], text);
    }
}

async function startAwsSide({ directory, record, processes }: Starter, apiServer: ApiServer): Promise<Aws> {
    const certificateAuthority = Buffer.from(apiServer.certificateAuthority).toString("base64");
    const aws = await startAws({
        directory: directory.logs,
        port: record.ports.aws,
        motoPort: record.ports.moto,
        python: record.python,
        region: REGION,
        apiServer: { endpoint: apiServer.endpoint, certificateAuthority },
    });
    aws.pids.forEach((pid, at) => {
        processes.adopt({ ...identify(pid), name: at === 0 ? "moto" : `moto ${at + 1}`, port: record.ports.moto });
    });
    return aws;
}

/** The operator is a pod like every other, on a node like every other. */
async function connectReal(
    starter: Starter,
    host: Host,
    { endpoint: server }: ApiServer,
    aws: Aws,
    config: KubeConfig,
): Promise<Parts> {
    const factsOf = factsFrom(await sitePackages(starter.record.python));
    const machines = await startRealMachines(starter, host, { server, aws, config, factsOf });
    starter.atEnd(() => machines.stop());
    return { machines, operators: NO_OPERATORS };
}

async function connect(starter: Starter, apiServer: ApiServer, aws: Aws, config: KubeConfig): Promise<Parts> {
    const { directory, record, processes, log } = starter;
    const core = config.makeApiClient(CoreV1Api);
    mkdirSync(directory.operators, { recursive: true });
    const server = { server: apiServer.endpoint, certificateAuthority: apiServer.certificateAuthority };
    const binary = record.tools["ray-operator"];
    const operators = new Operators(
        new Kubelet({ core, processes, server, directory: directory.operators, log, binary }),
    );
    starter.atEnd(() => operators.stop());
    await operators.watch(config);
    starter.atEnd(await new PluginWatch(core).start(config));
    const machines = new Machines(aws, core, factsFrom(await sitePackages(record.python))).start();
    starter.atEnd(() => machines.stop());
    return { machines, operators };
}
