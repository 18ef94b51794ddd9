/** Where the API server listens, and as whom. */
export interface Serving {
    readonly address: string;
    /** Where the Service `kubernetes` points to. */
    readonly advertised: string;
    /** PEM file of the authority that signed the server's certificate. Default: the server makes both itself. */
    readonly certificateAuthority?: string;
    readonly flags: readonly string[];
}

/** For simulated nodes, from which nobody calls: this machine only. */
export const LOOPBACK: Serving = {
    address: "127.0.0.1",
    // Documentation-only address (RFC 5737): the Service may not point to the loopback interface.
    advertised: "192.0.2.1",
    flags: ["--authorization-mode=RBAC"],
};
