import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { Invoke } from "./invoke";

export const getRegion: Invoke = (args, context) => {
    const given = [args.region, args.name].find((value) => typeof value === "string");
    const name = typeof given === "string" ? given : context.region;
    const endpoint = `ec2.${name}.amazonaws.com`;
    return Promise.resolve({ id: name, name, region: name, endpoint, description: name });
};

export const getCallerIdentity: Invoke = async (_args, context) => {
    const answer = await context.client(STSClient).send(new GetCallerIdentityCommand({}));
    const { Account: accountId, Arn: arn, UserId: userId } = answer;
    return { id: accountId, accountId, arn, userId };
};
