/** The API server answered, and refused. */
export class KubernetesError extends Error {
    constructor(
        readonly status: number,
        /** Kubernetes' word, e.g. `Conflict` or `NotFound`. */
        readonly reason: string,
        message: string,
        readonly retryAfterSeconds?: number,
    ) {
        super(message);
        this.name = "KubernetesError";
    }
}

/** No answer: the API server cannot be reached, or there are no credentials to reach it with. */
export class ConnectionError extends Error {
    constructor(
        message: string,
        /** Whether waiting may help. */
        readonly transient: boolean,
    ) {
        super(message);
        this.name = "ConnectionError";
    }
}

/** The user cancelled the update. */
export class Cancelled extends Error {
    constructor() {
        super("cancelled");
        this.name = "Cancelled";
    }
}

export const isNotFound = (error: unknown): boolean => error instanceof KubernetesError && error.status === 404;

/** The API server does not serve the kind at all: there it answers without a reason. */
export const isUnknownKind = (error: unknown): boolean =>
    error instanceof KubernetesError && error.status === 404 && error.reason !== "NotFound";

/** Somebody else wrote the object since it was read. */
export const isConflict = (error: unknown): boolean => error instanceof KubernetesError && error.status === 409;

const TRANSIENT = [429, 500, 502, 503, 504];

export const isTransient = (error: unknown): boolean =>
    error instanceof KubernetesError
        ? TRANSIENT.includes(error.status)
        : error instanceof ConnectionError && error.transient;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Says what a failed credential command means for the user; Node's own words are `spawn aws ENOENT`. */
export function credentialError(error: unknown): ConnectionError {
    const message = messageOf(error).trim();
    const missing = /spawn (\S+) ENOENT/.exec(message)?.[1];
    if (missing !== undefined) {
        const tool = missing === "aws" ? "the AWS CLI, version 2," : "it";
        return new ConnectionError(
            `the kubeconfig gets its credentials from \`${missing}\`, which is not on the PATH of the Pulumi process. Install ${tool} or give a kubeconfig with other credentials.`,
            false,
        );
    }
    return new ConnectionError(
        `the kubeconfig's command for credentials failed: ${message === "" ? "it printed nothing" : message}`,
        false,
    );
}

/** Nobody there yet, or not any more: a new EKS endpoint takes minutes to resolve, a restarting server refuses. */
const WORTH_WAITING = [
    "ECONNREFUSED",
    "ECONNRESET",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ETIMEDOUT",
    "EPIPE",
    "EHOSTUNREACH",
    "ERR_STREAM_PREMATURE_CLOSE",
];

export function networkError(server: string, error: Error & { code?: string }): ConnectionError {
    const { code = "" } = error;
    const said = error.message === "" ? code : error.message;
    // Node's word for an answer that breaks off sounds as if somebody had wanted that.
    const what = said === "aborted" ? "the connection broke in the middle of an answer" : said;
    return new ConnectionError(
        `the Kubernetes API server ${server} cannot be reached: ${what}. Check that the cluster is up, that the kubeconfig names it, and that this machine has a way to it.`,
        WORTH_WAITING.includes(code) || /socket hang up|timed out/.test(what),
    );
}

export function credentialsRefused(server: string, message: string): ConnectionError {
    return new ConnectionError(
        `the Kubernetes API server ${server} refuses the credentials of the kubeconfig: ${message}. Renew them, or give this identity access to the cluster.`,
        false,
    );
}
