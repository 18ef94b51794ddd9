/** EKS quota "Nodes per managed node group"; it can be raised by AWS up to here. */
export const MAX_NODES = 450;

/** To have so many nodes, where one pool can. */
export const wayToHave = (nodes: number): string =>
    nodes <= MAX_NODES ? `raise the pool's maxSize to ${nodes}` : "put some of them on another pool";
