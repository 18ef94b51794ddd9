import { join } from "node:path";
import { type Account, prepareAccount } from "./account";
import { startFront } from "./front/front";
import { InstanceTypes } from "./front/instance-types";
import { motoLookups } from "./front/moto-lookups";
import { DEFAULT_SETTINGS } from "./front/settings";
import type { ApiServer, Fleet } from "./front/world";
import { Worlds } from "./front/worlds";
import type { MachineGroup } from "./machines";
import { startMoto, stopMoto } from "./moto";

export type { MachineGroup } from "./machines";

export interface AwsOptions {
    /** The lab's directory; moto's log goes there. */
    readonly directory: string;
    readonly port: number;
    readonly motoPort: number;
    /** A Python environment with moto and botocore. */
    readonly python: string;
    readonly region: string;
    /** What DescribeCluster says about every cluster. */
    readonly apiServer: ApiServer;
}

/** The lab's AWS, running. */
export interface Aws {
    readonly endpoint: string;
    /** The network, role and cluster that were there from the start. */
    readonly account: Account;
    machines(): readonly MachineGroup[];
    /** Called whenever `machines()` may answer something new. */
    onChange(listener: () => void): void;
    /** Has updates and deletions of node groups wait for the machines. */
    attach(fleet: Fleet): void;
    readonly pids: number[];
    stop(): Promise<void>;
}

/** Starts moto and the strict front before it, with an account that has a network and an EKS cluster `lab`. */
export async function startAws(options: AwsOptions): Promise<Aws> {
    const { directory, port, motoPort, python, region, apiServer } = options;
    const moto = await startMoto({ python, port: motoPort, log: join(directory, "moto.log") });
    const types = new InstanceTypes(python);
    const worlds = new Worlds(apiServer, (name) => motoLookups(motoPort, name, types));
    const stopAll = async (): Promise<void> => {
        worlds.stop();
        await stopMoto(moto);
    };
    try {
        const front = await startFront({ port, motoPort, python, worlds });
        const endpoint = `http://127.0.0.1:${port}`;
        worlds.settings = { ...DEFAULT_SETTINGS, clusterCreateMs: 0 };
        const account = await prepareAccount(endpoint, region);
        worlds.settings = DEFAULT_SETTINGS;
        // The account was there before: what follows is what the lab's users did.
        worlds.log.clear();
        return {
            endpoint,
            account,
            machines: () => worlds.machines(),
            onChange: (listener) => {
                worlds.onChange(listener);
            },
            attach: (fleet) => {
                worlds.fleet = fleet;
            },
            pids: [moto.pid ?? 0],
            stop: async () => {
                front.closeAllConnections();
                await new Promise((resolve) => front.close(resolve));
                await stopAll();
            },
        };
    } catch (error) {
        await stopAll();
        throw error;
    }
}
