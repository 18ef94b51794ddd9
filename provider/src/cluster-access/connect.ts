import { type KubeConfig } from "@kubernetes/client-node";
import { Connection } from "./connection";
import { CredentialSource } from "./credentials";
import { ConnectionError, messageOf } from "./errors";

const connections = new Map<string, Promise<Connection>>();

/**
 * The connection a resource asks for: its own `kubeconfig`, else the package's, else the environment's. All resources
 * of one kubeconfig share one connection, its credentials and its watches.
 */
export function connect(kubeconfig: string | undefined, config: { readonly kubeconfig?: string }): Promise<Connection> {
    const text = kubeconfig ?? config.kubeconfig;
    const key = text ?? `environment ${process.env.KUBECONFIG ?? ""}`;
    let connection = connections.get(key);
    if (connection === undefined) {
        connection = open(text);
        connections.set(key, connection);
        // A kubeconfig file may be written after it was first missing.
        connection.catch(() => connections.delete(key));
    }
    return connection;
}

/** Where the library looks when it has found no kubeconfig at all. */
const LIBRARY_FALLBACK = "http://localhost:8080";

async function open(text: string | undefined): Promise<Connection> {
    // Loaded when the first resource needs it: a plugin that only shows its schema does without. By its file, since the
    // library's front door also has a class for each kind of object that Kubernetes knows.
    const library = await import("@kubernetes/client-node/dist/config.js");
    const load = (): KubeConfig => {
        const config = new library.KubeConfig();
        try {
            if (text === undefined) config.loadFromDefault();
            else config.loadFromString(text);
        } catch (error) {
            throw new ConnectionError(`the kubeconfig cannot be read: ${messageOf(error)}`, false);
        }
        return config;
    };
    const server = load().getCurrentCluster()?.server;
    if (server === undefined || (text === undefined && server === LIBRARY_FALLBACK)) {
        throw new ConnectionError(noCluster(text), false);
    }
    return new Connection(server, new CredentialSource(load));
}

const noCluster = (text: string | undefined): string =>
    text === undefined
        ? "there is no kubeconfig. Give `kubeconfig`, set `kuberay:kubeconfig` in the stack, or set KUBECONFIG."
        : "the kubeconfig names no cluster in its current context. Set `current-context` to one that has a cluster.";
