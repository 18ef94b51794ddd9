import { randomBytes } from "node:crypto";

/** An id as EC2 gives them, e.g. `lt-0123456789abcdef0`. */
export function hexId(prefix: string): string {
    return `${prefix}-0${randomBytes(8).toString("hex")}`;
}
