import { type Lab } from "../../lab/lab";
import { type AwsRequest, awsRequests } from "../requests";

type Fields = Readonly<Record<string, unknown>>;

/** What EKS, EC2 and IAM were sent for the pools of the unit `ml`, by pool. */
export class Sent {
    private constructor(private readonly requests: readonly AwsRequest[]) {}

    /** Those that AWS accepted. */
    static async to(lab: Lab): Promise<Sent> {
        return new Sent((await awsRequests(lab)).filter(({ status }) => status < 300));
    }

    /** Without what had been sent by then. */
    since(before: Sent): Sent {
        return new Sent(this.requests.slice(before.requests.length));
    }

    of(operation: string): Fields[] {
        return this.requests.filter((request) => request.operation === operation).map(({ input }) => input);
    }

    /** The request that made the node group of a pool. */
    group(pool: string): Fields {
        return this.one("CreateNodegroup", "nodegroupName", pool);
    }

    /** Data of the launch template of a pool. */
    template(pool: string): Fields {
        return this.one("CreateLaunchTemplate", "LaunchTemplateName", pool).LaunchTemplateData as Fields;
    }

    /** What the nodes of a pool are told. */
    userData(pool: string): string {
        return Buffer.from(String(this.template(pool).UserData), "base64").toString();
    }

    /** Names of the policies that the role of a pool was given. */
    policies(pool: string): string[] {
        const attached = this.of("AttachRolePolicy").filter(({ RoleName }) => isOf(String(RoleName), pool));
        return attached.map(({ PolicyArn }) => String(PolicyArn).split("/").at(-1) ?? "").sort();
    }

    /** The request about a pool; there must be exactly one. */
    one(operation: string, nameIn: string, pool: string): Fields {
        const all = this.of(operation).filter((input) => isOf(String(input[nameIn]), pool));
        const [only, ...others] = all;
        if (only === undefined || others.length > 0) throw new Error(`${all.length} x ${operation} for ${pool}`);
        return only;
    }
}

const isOf = (name: string, pool: string): boolean => new RegExp(`^ml-${pool}-[0-9a-f]{6}$`).test(name);
