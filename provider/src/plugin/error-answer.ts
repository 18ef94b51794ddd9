import { Metadata, type ServerErrorResponse, status } from "@grpc/grpc-js";

/** What the engine prints of an error; those with details of their own, such as a failed initialisation, keep them. */
export function errorAnswer(error: unknown): ServerErrorResponse {
    const message = error instanceof Error ? error.message : String(error);
    // Errors of Node and of fetch carry codes too, which mean nothing to gRPC.
    const metadata = error instanceof Error && "metadata" in error ? error.metadata : undefined;
    return Object.assign(new Error(message), {
        code: status.UNKNOWN,
        details: message,
        ...(metadata instanceof Metadata ? { metadata } : {}),
    });
}
