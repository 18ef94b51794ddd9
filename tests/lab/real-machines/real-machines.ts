import { CoreV1Api, type KubeConfig } from "@kubernetes/client-node";
import { type Aws } from "../aws/aws";
import { type FactsOf } from "../machines/instance-facts";
import { BUILT_VERSION } from "../ray-operator/kubelet";
import { type SerialLoop } from "../supervisor/serial-loop";
import { type Starter } from "../supervisor/starter";
import { type RealNodeTool } from "../tools/real-node-catalog";
import { startDns } from "./dns";
import { type Host } from "./host";
import { type Workshop } from "./images/layers";
import { Registry } from "./images/registry";
import { Shelf } from "./images/shelf";
import { RealMachines } from "./machines";

/** Everything that real nodes need around them, and the nodes of whatever groups AWS has. */
export async function startRealMachines(
    starter: Starter,
    host: Host,
    { server, aws, config, factsOf }: { server: string; aws: Aws; config: KubeConfig; factsOf: FactsOf },
): Promise<SerialLoop> {
    const { realNodes } = starter.record;
    if (realNodes === undefined) throw new Error("this lab was not made for real nodes");
    await startDns(starter, host, server, realNodes.tools);
    const registry = await startRegistry(starter, host, realNodes.tools);
    const world = { starter, host, server, registry, tools: realNodes.tools };
    return new RealMachines(world, config.makeApiClient(CoreV1Api), factsOf).follow(aws);
}

async function startRegistry(
    { record, atEnd }: Starter,
    { network }: Host,
    tools: Readonly<Record<RealNodeTool, string>>,
): Promise<string> {
    const workshop: Workshop = {
        report: log,
        python: record.python,
        environment: { ...process.env, ...record.realNodes?.buildVariables },
    };
    const shelf = new Shelf(workshop, {
        rayOperators: { [BUILT_VERSION]: record.tools["ray-operator"], "1.5.1": tools["ray-operator-1.5.1"] },
        pause: tools.pause,
    });
    const server = await new Registry(shelf, log).listen(network.gateway, record.ports.registry);
    atEnd(() => {
        server.closeAllConnections();
        return new Promise((resolve) =>
            server.close(() => {
                resolve();
            }),
        );
    });
    return `http://${network.gateway}:${record.ports.registry}`;
}

function log(line: string): void {
    console.error(`${new Date().toISOString()} images: ${line}`);
}
