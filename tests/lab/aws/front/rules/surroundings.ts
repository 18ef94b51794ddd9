import { trusts } from "./role-trust";
import type { NodeGroupRule } from "./node-group-facts";

const LONGEST_NAME = 63;
const NAME = /^[0-9A-Za-z][A-Za-z0-9_-]*$/;
/** How many minor versions a kubelet may be behind its API server. */
const SKEW = 3;

export const nameIsShort: NodeGroupRule = ({ request: { nodegroupName = "" } }) =>
    nodegroupName.length > LONGEST_NAME
        ? `The nodegroup name is at most ${LONGEST_NAME} characters, got ${nodegroupName.length}`
        : undefined;

export const nameIsPlain: NodeGroupRule = ({ request: { nodegroupName = "" } }) =>
    NAME.test(nodegroupName) ? undefined : `The nodegroup name must match ${NAME.source}, got "${nodegroupName}"`;

export const subnetsAreGiven: NodeGroupRule = ({ request: { subnets = [] } }) =>
    subnets.length === 0 ? "subnets cannot be empty" : undefined;

export const subnetsExist: NodeGroupRule = ({ subnets }) => {
    const missing = [...subnets].filter(([, facts]) => facts === undefined).map(([id]) => id);
    return missing.length === 0 ? undefined : `The subnet ID '${missing.join("', '")}' does not exist`;
};

export const subnetsAreTheClusters: NodeGroupRule = ({ subnets, clusterVpc }) => {
    const foreign = [...subnets.values()].filter((facts) => facts !== undefined && facts.vpc !== clusterVpc);
    const ids = foreign.map((facts) => facts?.id ?? "").join(", ");
    return foreign.length === 0 ? undefined : `Subnets [${ids}] are not in the cluster's VPC ${clusterVpc}`;
};

export const roleExists: NodeGroupRule = ({ role, request: { nodeRole = "" } }) =>
    role === undefined ? `The role with name ${nodeRole.split("/").at(-1) ?? ""} cannot be found.` : undefined;

export const roleIsForMachines: NodeGroupRule = ({ role }) =>
    role === undefined || trusts(role.trust, "ec2.amazonaws.com")
        ? undefined
        : "Following required service principals [ec2.amazonaws.com] were not found in the trust relationships of nodeRole";

export const versionIsNotAhead: NodeGroupRule = ({ request: { version }, clusterVersion }) => {
    if (version === undefined) return undefined;
    const behind = minor(clusterVersion) - minor(version);
    return behind >= 0 && behind <= SKEW
        ? undefined
        : `Requested Nodegroup version ${version} is invalid for a cluster of version ${clusterVersion}`;
};

export const tagsAreNotReserved: NodeGroupRule = ({ request: { tags = {} } }) => {
    const reserved = Object.keys(tags).find((key) => key.toLowerCase().startsWith("aws:"));
    return reserved === undefined ? undefined : `Tag keys must not start with aws: ("${reserved}")`;
};

function minor(version: string): number {
    return Number(version.split(".")[1] ?? Number.NaN);
}
