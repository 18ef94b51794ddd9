import type { Invoke } from "./invoke";

/** Functions by token; each loads its part of the AWS SDK when it is called. */
const INVOKES: Readonly<Record<string, () => Promise<Invoke>>> = {
    "aws:eks/getCluster:getCluster": async () => (await import("./eks")).getCluster,
    "aws:eks/getNodeGroup:getNodeGroup": async () => (await import("./eks")).getNodeGroup,
    "aws:eks/getNodeGroups:getNodeGroups": async () => (await import("./eks")).getNodeGroups,
    "aws:ec2/getSubnets:getSubnets": async () => (await import("./ec2")).getSubnets,
    "aws:ec2/getSubnet:getSubnet": async () => (await import("./ec2")).getSubnet,
    "aws:ec2/getInstanceType:getInstanceType": async () => (await import("./instance-type")).getInstanceType,
    "aws:index/getRegion:getRegion": async () => (await import("./identity")).getRegion,
    "aws:index/getCallerIdentity:getCallerIdentity": async () => (await import("./identity")).getCallerIdentity,
};

/** The function of that token. Throws when the lab has none. */
export async function invokeOf(token: string): Promise<Invoke> {
    const load = INVOKES[token];
    if (load === undefined) throw new Error(`the lab's aws provider does not have ${token}`);
    return load();
}
