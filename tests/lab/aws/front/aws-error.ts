/** An answer other than success, in the words of the service. The protocols know how to write it. */
export class AwsError extends Error {
    readonly code: string;
    readonly status: number;

    constructor(code: string, message: string, status = 400) {
        super(message);
        this.name = "AwsError";
        this.code = code;
        this.status = status;
    }
}

/** Says plainly that the lab stops here, so that nobody hunts for a mistake in their own program. */
export function notInTheLab(service: string, operation: string): AwsError {
    return new AwsError("UnsupportedOperation", `the lab does not have ${service} ${operation}`);
}
