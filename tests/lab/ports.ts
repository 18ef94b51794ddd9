import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

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
/** Ports are claimed by the block. */
const BLOCK = 16;
const BLOCKS = (HIGHEST - LOWEST) / BLOCK;

/**
 * One file for each block that was claimed, `<first port>-<pid>`: seconds pass between finding a port free and listening
 * on it, and another lab may look for ports in between. A claim lasts as long as the process that made it.
 */
const CLAIMS = join(tmpdir(), `pulumi-kuberay-ports-${userInfo().username}`);

/** Ports that nobody listens on, and that no other lab on this machine will take. */
export async function freePorts(start?: number): Promise<Ports> {
    const found = await claimPorts(PORT_NAMES.length, start);
    return Object.fromEntries(PORT_NAMES.map((name, at) => [name, found[at]])) as Ports;
}

/** At most as many as are in a block. They are looked for from a random place on, where others are not looking. */
export async function claimPorts(
    count: number,
    start = LOWEST + Math.random() * (HIGHEST - LOWEST),
): Promise<number[]> {
    mkdirSync(CLAIMS, { recursive: true });
    const from = Math.floor((start - LOWEST) / BLOCK);
    for (let step = 0; step < BLOCKS; step++) {
        const first = LOWEST + ((from + step) % BLOCKS) * BLOCK;
        const ports = Array.from({ length: count }, (_, at) => first + at);
        if (claim(first) && (await areFree(ports))) return ports;
    }
    throw new Error(`no ${count} free ports in a row between ${LOWEST} and ${HIGHEST}`);
}

/** Written before it is compared with those of others: of two that claim a block at once none gets it, or one. */
function claim(first: number): boolean {
    const own = `${first}-${process.pid}`;
    const names = claimsOf(first);
    if (names.length > 0) return false;
    writeFileSync(join(CLAIMS, own), "");
    const isAlone = claimsOf(first).length === 1;
    if (!isAlone) rmSync(join(CLAIMS, own), { force: true });
    return isAlone;
}

/** Those of processes that run; the others are removed. */
function claimsOf(first: number): readonly string[] {
    const names = readdirSync(CLAIMS).filter((name) => name.startsWith(`${first}-`));
    return names.filter((name) => {
        const isHeld = runs(Number(name.split("-")[1]));
        if (!isHeld) rmSync(join(CLAIMS, name), { force: true });
        return isHeld;
    });
}

function runs(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}

async function areFree(ports: readonly number[]): Promise<boolean> {
    for (const port of ports) if (!(await isFree(port))) return false;
    return true;
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
