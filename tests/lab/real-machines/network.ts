import { run } from "../tools/command";
import { type LabNetwork, labNetwork, type NodeNetwork, NETWORKS, overlap } from "./network-plan";

interface Route {
    readonly dst: string;
}

/** The first network of which the machine uses no address and no name yet. */
export async function findNetwork(): Promise<LabNetwork> {
    const routes = JSON.parse(await run("ip", ["-json", "-4", "route", "show", "table", "all"])) as readonly Route[];
    const used = routes.map(({ dst }) => dst).filter((dst) => dst !== "default");
    for (let index = 0; index < NETWORKS; index++) {
        const network = labNetwork(index);
        const isTaken = used.some((range) => overlap(range, network.nodeRange) || overlap(range, network.podRange));
        if (!isTaken && !(await hasLink(network.bridge))) return network;
    }
    throw new Error("no range of addresses for the lab's nodes is free: 10.251.0.0/24 to 10.251.63.0/24 are in use");
}

/** Of two labs that start at once, one fails here: the name of the bridge can be taken only once. */
export async function createBridge({ bridge, gateway }: LabNetwork): Promise<void> {
    await run("ip", ["link", "add", bridge, "type", "bridge"]);
    await run("ip", ["address", "add", `${gateway}/24`, "dev", bridge]);
    await run("ip", ["link", "set", bridge, "up"]);
    if (await forwardsByDefault()) return;
    for (const rule of passes(bridge)) await run("iptables", ["-w", "-I", "FORWARD", ...rule]);
}

/** Bridge, rules, and with them every route; whatever of it is there. */
export async function removeBridge(bridge: string): Promise<void> {
    if (!(await forwardsByDefault())) {
        for (const rule of passes(bridge))
            await run("iptables", ["-w", "-D", "FORWARD", ...rule]).catch(() => undefined);
    }
    for (const link of await linksOf(bridge)) await removeLink(link);
    await removeLink(bridge);
}

/** The API server reaches pods, for `kubectl proxy` and webhooks. */
export const routeToPods = ({ podRange, address }: NodeNetwork): Promise<unknown> =>
    run("ip", ["route", "replace", podRange, "via", address]);

/** A node that has gone takes its cable along, but not at once: the name must be free for the next. */
export const removeLink = (link: string): Promise<unknown> =>
    run("ip", ["link", "delete", link]).catch(() => undefined);

/** Makes the pods of one node reachable from another, of which `pid` is a process. */
export const routeInNode = (pid: number, to: NodeNetwork): Promise<unknown> =>
    run("nsenter", ["--target", String(pid), "--net", "ip", "route", "replace", to.podRange, "via", to.address]);

/**
 * Where the kernel passes bridged packets through iptables, a host that forwards nothing by default (Docker sets that)
 * would keep the nodes apart.
 */
function passes(bridge: string): readonly string[][] {
    const comment = ["-m", "comment", "--comment", `pulumi-kuberay lab ${bridge}`, "-j", "ACCEPT"];
    return [["-i", bridge, "-o", bridge, ...comment]];
}

/** Then no rule is written: even one that is removed again would leave an empty table. */
const forwardsByDefault = async (): Promise<boolean> =>
    (await run("iptables", ["-w", "-S", "FORWARD"])).trim() === "-P FORWARD ACCEPT";

interface Link {
    readonly ifname: string;
}

async function linksOf(bridge: string): Promise<readonly string[]> {
    const answer = await run("ip", ["-json", "link", "show", "master", bridge]).catch(() => "[]");
    const links = JSON.parse(answer === "" ? "[]" : answer) as readonly Link[];
    return links.map(({ ifname }) => ifname);
}

const hasLink = (name: string): Promise<boolean> =>
    run("ip", ["link", "show", name]).then(
        () => true,
        () => false,
    );
