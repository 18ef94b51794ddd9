import type { DescribeInstanceTypesRequest } from "@aws-sdk/client-ec2";
import { AwsError } from "../aws-error";
import type { Handlers, World } from "../world";

/** By name alone, as those ask who want to know one type. */
export const instanceTypes: Handlers = {
    async DescribeInstanceTypes(input: DescribeInstanceTypesRequest, world: World) {
        const names = input.InstanceTypes ?? [];
        if (names.length === 0 || input.Filters !== undefined) {
            throw new AwsError("UnsupportedOperation", "the lab describes instance types by their names only");
        }
        const found = await Promise.all(names.map((name) => world.lookups.describedType(name)));
        const missing = names.filter((_name, at) => found[at] === undefined);
        if (missing.length === 0) return { InstanceTypes: found };
        const message = `The following supplied instance types do not exist: [${missing.join(", ")}]`;
        throw new AwsError("InvalidInstanceType", message);
    },
};
