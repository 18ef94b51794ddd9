import type { IpPermission } from "@aws-sdk/client-ec2";

/** A rule as aws.ec2.SecurityGroup writes it. */
export interface GroupRule {
    readonly protocol: string;
    readonly fromPort: number;
    readonly toPort: number;
    readonly description?: string;
    readonly cidrBlocks?: readonly string[];
    readonly ipv6CidrBlocks?: readonly string[];
    readonly prefixListIds?: readonly string[];
    readonly securityGroups?: readonly string[];
    readonly self?: boolean;
}

/** The rule as EC2 takes it. `own` is the group's id, which `self` means. */
export function toPermission(rule: GroupRule, own: string): IpPermission {
    const { description: Description, fromPort, toPort } = rule;
    const all = rule.protocol === "-1" || rule.protocol === "all";
    const groups = [...(rule.securityGroups ?? []), ...(rule.self === true ? [own] : [])];
    return {
        IpProtocol: all ? "-1" : rule.protocol,
        ...(all ? {} : { FromPort: fromPort, ToPort: toPort }),
        IpRanges: (rule.cidrBlocks ?? []).map((CidrIp) => ({ CidrIp, Description })),
        Ipv6Ranges: (rule.ipv6CidrBlocks ?? []).map((CidrIpv6) => ({ CidrIpv6, Description })),
        PrefixListIds: (rule.prefixListIds ?? []).map((PrefixListId) => ({ PrefixListId, Description })),
        UserIdGroupPairs: groups.map((GroupId) => ({ GroupId, Description })),
    };
}

/** The rules that EC2 has, one per source: EC2 merges and splits rules as it likes. */
export function fromPermissions(permissions: readonly IpPermission[], own: string): GroupRule[] {
    return permissions.flatMap((permission) => {
        const { IpProtocol: protocol = "-1", FromPort: fromPort = 0, ToPort: toPort = 0 } = permission;
        const ports = protocol === "-1" ? { protocol, fromPort: 0, toPort: 0 } : { protocol, fromPort, toPort };
        const rule = (source: object, description: string | undefined): GroupRule => ({
            ...ports,
            ...(description ? { description } : {}),
            ...source,
        });
        const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission;
        return [
            ...IpRanges.map(({ CidrIp, Description }) => rule({ cidrBlocks: [CidrIp] }, Description)),
            ...Ipv6Ranges.map(({ CidrIpv6, Description }) => rule({ ipv6CidrBlocks: [CidrIpv6] }, Description)),
            ...PrefixListIds.map(({ PrefixListId, Description }) =>
                rule({ prefixListIds: [PrefixListId] }, Description),
            ),
            ...UserIdGroupPairs.map(({ GroupId, Description }) =>
                rule(GroupId === own ? { self: true } : { securityGroups: [GroupId] }, Description),
            ),
        ];
    });
}

/** Whether both lists let the same traffic through, however it is written. */
export function sameRules(left: readonly GroupRule[], right: readonly GroupRule[]): boolean {
    const own = "self";
    const atoms = (rules: readonly GroupRule[]): string => {
        const single = fromPermissions(
            rules.map((rule) => toPermission(rule, own)),
            own,
        );
        return single
            .map((rule) => JSON.stringify(Object.entries(rule).sort()))
            .sort()
            .join();
    };
    return atoms(left) === atoms(right);
}
