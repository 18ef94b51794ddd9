import { createServer } from "node:net";

/**
 * What listens in a lab, on the loopback interface; with real nodes, what the nodes must reach, on their bridge.
 * The last two are used with real nodes only.
 */
export const PORT_NAMES = [
    "control",
    "etcdClient",
    "etcdPeer",
    "apiserver",
    "controllerManager",
    "scheduler",
    "kwok",
    "aws",
    "moto",
    "dns",
    "registry",
] as const;
export type Ports = Readonly<Record<(typeof PORT_NAMES)[number], number>>;

/**
 * Below the ports that Linux (32768) and others hand out to outgoing connections: one of those could take a port
 * between our finding it free and the program's listening on it.
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Ports that nobody listens on. They start at a random place, so that labs started at once do not meet. */
export async function freePorts(start = randomPort()): Promise<Ports> {
    const names = [...PORT_NAMES];
    const found = await takeFree(names.length, start);
    return Object.fromEntries(names.map((name, at) => [name, found[at]])) as Ports;
}

export async function freePort(): Promise<number> {
    const [port] = await takeFree(1, randomPort());
    if (port === undefined) throw new Error("unreachable: one port was asked for");
    return port;
}

async function takeFree(count: number, start: number): Promise<number[]> {
    const found: number[] = [];
    for (let step = 0; step <= HIGHEST - LOWEST && found.length < count; step++) {
        const port = LOWEST + ((start - LOWEST + step) % (HIGHEST - LOWEST));
        if (await isFree(port)) found.push(port);
    }
    if (found.length < count) throw new Error(`fewer than ${count} free ports between ${LOWEST} and ${HIGHEST}`);
    return found;
}

function isFree(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const server = createServer();
        server.once("error", () => {
            resolve(false);
        });
        server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
            server.close(() => {
                resolve(true);
            });
        });
    });
}

const randomPort = (): number => LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
