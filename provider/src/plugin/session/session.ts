import type { ResourceContext } from "../../shared/custom-resource";
import type { Mask } from "../../shared/mask";
import { EngineConnection } from "./engine-log";
import { maskedError } from "./masked-error";
import { nameInUrn } from "./urn";
import { Warnings } from "./warnings";

interface Call {
    readonly urn: string;
    readonly preview: boolean;
    readonly during?: "check" | "diff";
    /** Takes secrets out of what is said. */
    readonly mask?: Mask;
    /** 0 when the user set none. */
    readonly timeout?: number;
}

type Operation = Omit<Call, "during"> & Required<Pick<Call, "mask">>;

/** What the process knows of the engine it serves: where it listens, its configuration, whether it gave up. */
export class Session {
    readonly warnings = new Warnings();
    kubeconfig: string | undefined;
    private engine: EngineConnection;
    private cancellation = new AbortController();

    constructor(engineAddress: string | undefined) {
        this.engine = new EngineConnection(engineAddress);
    }

    connect(engineAddress: string): void {
        this.engine = new EngineConnection(engineAddress);
    }

    /** Ends every wait. Comes at the end of every run too, and any number of times. */
    cancel(): void {
        this.cancellation.abort();
    }

    /** Work that comes after a cancellation belongs to a run of its own. */
    renew(): void {
        if (this.cancellation.signal.aborted) this.cancellation = new AbortController();
    }

    get log(): EngineConnection {
        return this.engine;
    }

    /** Takes the last line of progress away at the end: beside a finished resource it would be read as its state. */
    async operation<T>(call: Operation, work: (at: ResourceContext) => Promise<T>): Promise<T> {
        const { log, ...at } = this.context(call);
        const progress = { isShown: false };
        const status = (message: string) => {
            progress.isShown = true;
            log.status(message);
        };
        try {
            return await work({ ...at, log: { ...log, status } });
        } catch (error) {
            throw maskedError(error, call.mask);
        } finally {
            if (progress.isShown) log.status("");
        }
    }

    context({ urn, preview, during, mask = (message) => message, timeout = 0 }: Call): ResourceContext {
        const { engine, warnings } = this;
        const isDue = (message: string) =>
            during === "diff" ? warnings.isDueInDiff(urn, message) : warnings.isDue(urn, message);
        return {
            urn,
            name: nameInUrn(urn),
            preview,
            timeoutSeconds: timeout > 0 ? timeout : undefined,
            signal: this.cancellation.signal,
            log: {
                warn: (message) => {
                    if (isDue(message)) engine.warn(urn, mask(message));
                },
                info: (message) => {
                    // What `check` and `diff` note is said once, as their warnings are; elsewhere it tells what happens.
                    if (during === undefined || isDue(message)) engine.info(urn, mask(message));
                },
                status: (message) => {
                    engine.status(urn, mask(message));
                },
            },
            config: { kubeconfig: this.kubeconfig },
        };
    }
}
