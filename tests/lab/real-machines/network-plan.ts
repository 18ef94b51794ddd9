/** A node's address ends in a number from 2 to this one. */
export const LAST_NODE = 250;
/** How many real labs can run side by side on one machine. */
export const NETWORKS = 64;

/** Addresses of one lab: a bridge on the host, which is the nodes' way to the control plane, and two ranges. */
export interface LabNetwork {
    readonly bridge: string;
    /** The host's address on the bridge: API server, DNS and images are there. */
    readonly gateway: string;
    readonly nodeRange: string;
    readonly podRange: string;
}

export interface NodeNetwork {
    readonly address: string;
    /** Of the node's pods; a part of the lab's `podRange`. */
    readonly podRange: string;
    /** The host's end of the node's cable. At most 15 characters. */
    readonly link: string;
}

export function labNetwork(index: number): LabNetwork {
    return {
        bridge: `kuberay${index}`,
        gateway: `10.251.${index}.1`,
        nodeRange: `10.251.${index}.0/24`,
        podRange: `10.${128 + index}.0.0/16`,
    };
}

export function nodeNetwork(network: LabNetwork, number: number): NodeNetwork {
    return {
        address: network.gateway.replace(/\d+$/, String(number)),
        podRange: network.podRange.replace(/\.0\.0\/16$/, `.${number}.0/24`),
        link: `${network.bridge}n${number}`,
    };
}

/** Whether two ranges in CIDR notation have an address in common. */
export function overlap(one: string, other: string): boolean {
    const [left, right] = [parse(one), parse(other)];
    const size = 2 ** (32 - Math.min(left.bits, right.bits));
    return Math.floor(left.start / size) === Math.floor(right.start / size);
}

function parse(range: string): { readonly start: number; readonly bits: number } {
    const [address = "", bits = "32"] = range.split("/");
    return { start: address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0), bits: Number(bits) };
}
