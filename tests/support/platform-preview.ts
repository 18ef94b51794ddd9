import type * as pulumi from "@pulumi/pulumi";
import { type MockCallArgs, type MockResourceArgs, type Mocks } from "@pulumi/pulumi/runtime/mocks";
import { rayClusterAddresses } from "../../provider/src/ray-object/addresses";
import { constructRayPlatform } from "../../provider/src/ray-platform/ray-platform";
import { type Registration, record } from "./recording-monitor";

/** A node group as `aws.eks.getNodeGroup` tells of it. */
export interface LiveNodeGroup {
    readonly status: string;
    readonly sizes: readonly [min: number, max: number, desired: number];
    readonly labels?: Readonly<Record<string, string>>;
    readonly tags?: Readonly<Record<string, string>>;
}

const CLUSTER = {
    arn: "arn:aws:eks:us-west-2:123456789012:cluster/prod",
    version: "1.35",
    endpoint: "https://0A1B2C.gr7.us-west-2.eks.amazonaws.com",
    certificateAuthorities: [{ data: "Q0E=" }],
    vpcConfig: { subnetIds: ["subnet-1", "subnet-2"], vpcId: "vpc-1", clusterSecurityGroupId: "sg-c1" },
    kubernetesNetworkConfigs: [{ serviceIpv4Cidr: "10.100.0.0/16" }],
};

/** `subnet-1` is private and in us-west-2a, `subnet-2` in us-west-2b; names with `public` are as they say. */
const subnet = (id: string) => ({
    id,
    availabilityZone: id.endsWith("2") ? "us-west-2b" : "us-west-2a",
    mapPublicIpOnLaunch: id.includes("public"),
});

/** AWS with one EKS cluster, `prod`, and the node groups given. */
export class MockedClouds implements Mocks {
    readonly calls: string[] = [];

    constructor(
        private readonly groups: Readonly<Record<string, LiveNodeGroup>> = {},
        /** Instance types that AWS knows, as `aws.ec2.getInstanceType` tells of them. */
        private readonly types: Readonly<Record<string, object>> = {},
    ) {}

    call({ token, inputs }: MockCallArgs): Record<string, unknown> {
        this.calls.push(token);
        const given = inputs as { name?: string; nodeGroupName?: string; id?: string; instanceType?: string };
        if (token === "aws:eks/getCluster:getCluster") return { ...CLUSTER, name: given.name };
        if (token === "aws:eks/getNodeGroups:getNodeGroups") return { names: Object.keys(this.groups) };
        if (token === "aws:ec2/getSubnet:getSubnet") return subnet(given.id ?? "");
        if (token === "aws:ec2/getInstanceType:getInstanceType") return { ...this.typeNamed(given.instanceType ?? "") };
        const group = this.groups[given.nodeGroupName ?? ""];
        if (token !== "aws:eks/getNodeGroup:getNodeGroup" || group === undefined)
            throw new Error(`unexpected ${token}`);
        const [minSize, maxSize, desiredSize] = group.sizes;
        const scalingConfigs = [{ minSize, maxSize, desiredSize }];
        const { status, labels, tags } = group;
        return { status, labels, tags, scalingConfigs, subnetIds: [], instanceTypes: [], capacityType: "" };
    }

    private typeNamed(name: string): object {
        const type = this.types[name];
        if (type === undefined) throw refusal(`api error InvalidInstanceType: these do not exist: [${name}]`);
        return type;
    }

    /** As in a preview: ids and whatever the cloud decides are unknown; our own resources answer what they know. */
    newResource({ type, inputs }: MockResourceArgs): { id: string; state: Record<string, unknown> } {
        const given = inputs as { name?: string; namespace?: string };
        if (type !== "kuberay:index:RayCluster") return { id: "", state: given };
        const addresses = rayClusterAddresses(given.name ?? "", given.namespace ?? "");
        return { id: "", state: { ...given, ...addresses } };
    }
}

/** An error as it comes from a provider: Pulumi reads these `details` alone. */
export const refusal = (details: string): Error => Object.assign(new Error(details), { details });

export interface Preview {
    readonly registrations: readonly Registration[];
    readonly unit: pulumi.ComponentResource & Readonly<Record<string, unknown>>;
    readonly calls: readonly string[];
}

/** What a preview of the unit registers. */
export async function previewPlatform(
    name: string,
    inputs: pulumi.Inputs,
    groups: Readonly<Record<string, LiveNodeGroup>> = {},
    options: pulumi.ComponentResourceOptions = {},
    clouds = new MockedClouds(groups),
): Promise<Preview> {
    let unit: pulumi.ComponentResource | undefined;
    const registrations = await record(clouds, async () => {
        unit = await constructRayPlatform(name, inputs, options);
    });
    return { registrations, unit: unit as Preview["unit"], calls: clouds.calls };
}
