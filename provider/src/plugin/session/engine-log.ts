import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** An engine that does not listen must not hold up the work. */
const DEADLINE_MILLISECONDS = 5_000;

/** Messages to the engine, which shows them beside the resource. Never fails: a message is not worth a resource. */
export class EngineConnection {
    /** There from the first message on: without a client the plugin listens sooner. */
    private client: EngineClient | undefined;
    /** Waited for once: an engine that does not listen is not waited for with each message. */
    private ready: Promise<void> | undefined;
    private last: Promise<unknown> = Promise.resolve();

    constructor(private readonly address: string | undefined) {}

    warn(urn: string, message: string): void {
        this.send(request(urn, message, LogSeverity.WARNING));
    }

    info(urn: string, message: string): void {
        this.send(request(urn, message, LogSeverity.INFO));
    }

    /** A line that the next one replaces. */
    status(urn: string, message: string): void {
        this.send(request(urn, message, LogSeverity.INFO).setEphemeral(true));
    }

    /** Resolves when what was sent so far has arrived; an answer that overtakes its warning would end the step first. */
    async sent(): Promise<void> {
        await this.last;
    }

    /** One after the other: two requests on their way at once may arrive in either order. */
    private send(message: LogRequest): void {
        if (this.address === undefined) return;
        const client = (this.client ??= new EngineClient(this.address, credentials.createInsecure()));
        this.ready ??= new Promise((resolve) => {
            client.waitForReady(Date.now() + DEADLINE_MILLISECONDS, () => {
                resolve();
            });
        });
        const { ready, last } = this;
        this.last = last
            .then(() => ready)
            .then(
                () =>
                    new Promise((resolve) => {
                        client.log(message, resolve);
                    }),
            );
    }
}

// Never ERROR: the engine would call a resource that was made "errored", and exit with 0 all the same.
const request = (urn: string, message: string, severity: LogSeverity): LogRequest =>
    new LogRequest().setUrn(urn).setMessage(message).setSeverity(severity);
