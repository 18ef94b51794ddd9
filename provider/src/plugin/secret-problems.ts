/** A reason that does not quote the secret it is about. */
export const withoutSecret = (reason: string, secret: unknown): string =>
    isQuotable(secret) ? reason.replaceAll(String(secret), "[secret]") : reason;

const isQuotable = (secret: unknown): boolean =>
    (typeof secret === "string" && secret !== "") || typeof secret === "number";
