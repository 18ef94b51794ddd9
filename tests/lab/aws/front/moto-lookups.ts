import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { GetRoleCommand, IAMClient, ListAttachedRolePoliciesCommand } from "@aws-sdk/client-iam";
import { sdkConfig } from "../sdk-config";
import type { InstanceTypes } from "./instance-types";
import type { Lookups, RoleFacts, SubnetFacts } from "./lookups";

/** Asks moto behind the front's back, so that the front's own questions are not in its log. */
export function motoLookups(motoPort: number, region: string, types: InstanceTypes): Lookups {
    const config = { ...sdkConfig(`http://127.0.0.1:${motoPort}`, region), maxAttempts: 1 };
    const ec2 = new EC2Client(config);
    const iam = new IAMClient(config);
    return {
        subnet: (id) => orUndefined(subnet(ec2, id)),
        role: (name) => orUndefined(role(iam, name)),
        instanceType: (name) => types.find(name),
        describedType: (name) => types.describe(name),
    };
}

async function subnet(ec2: EC2Client, id: string): Promise<SubnetFacts | undefined> {
    const { Subnets: [found] = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [id] }));
    return found && { id, vpc: found.VpcId ?? "", zone: found.AvailabilityZone ?? "" };
}

async function role(iam: IAMClient, name: string): Promise<RoleFacts | undefined> {
    const { Role: found } = await iam.send(new GetRoleCommand({ RoleName: name }));
    const { AttachedPolicies: policies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: name }));
    const trust = decodeURIComponent(found?.AssumeRolePolicyDocument ?? "");
    return { arn: found?.Arn ?? "", trust, policies: policies.map(({ PolicyName = "" }) => PolicyName) };
}

/** moto's "no such thing" as undefined; a moto that does not answer stays an error. */
async function orUndefined<T>(question: Promise<T | undefined>): Promise<T | undefined> {
    try {
        return await question;
    } catch (error) {
        if (error instanceof Error && /NotFound|NoSuchEntity/.test(error.name)) return undefined;
        throw error;
    }
}
