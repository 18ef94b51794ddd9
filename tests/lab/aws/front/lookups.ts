import type { InstanceTypeFacts } from "./instance-types";

export interface SubnetFacts {
    readonly id: string;
    readonly vpc: string;
    readonly zone: string;
}

export interface RoleFacts {
    readonly arn: string;
    /** The trust policy, as JSON. */
    readonly trust: string;
    /** Names of the managed policies attached. */
    readonly policies: readonly string[];
}

/** Questions about what EKS does not keep itself. Each answers undefined when there is no such thing. */
export interface Lookups {
    subnet(id: string): Promise<SubnetFacts | undefined>;
    role(name: string): Promise<RoleFacts | undefined>;
    instanceType(name: string): Promise<InstanceTypeFacts | undefined>;
    /** The same as EC2 words it. */
    describedType(name: string): Promise<object | undefined>;
}
