import type * as pulumi from "@pulumi/pulumi";
import { type MockCallArgs, type MockResourceArgs, type Mocks } from "@pulumi/pulumi/runtime/mocks";
import { rayClusterAddresses } from "../../provider/src/ray-object/addresses";
import { constructRayPlatform } from "../../provider/src/ray-platform/ray-platform";
import { type Account, ACCOUNT, type LiveNodeGroup, lookUp } from "./look-ups";
import { type Registration, record } from "./recording-monitor";

/** AWS with one EKS cluster, and the node groups and instance types given. */
export class MockedClouds implements Mocks {
    readonly calls: string[] = [];

    constructor(
        private readonly groups: Account["groups"] = {},
        private readonly types: Account["types"] = {},
    ) {}

    call({ token, inputs }: MockCallArgs): Record<string, unknown> {
        this.calls.push(token);
        const { groups, types } = this;
        return lookUp(token, inputs as Record<string, unknown>, { ...ACCOUNT, groups, types });
    }

    /** As in a preview: ids and whatever the cloud decides are unknown; our own resources answer what they know. */
    newResource({ type, inputs }: MockResourceArgs): { id: string; state: Record<string, unknown> } {
        const given = inputs as { name?: string; namespace?: string };
        if (type !== "kuberay:index:RayCluster") return { id: "", state: given };
        const addresses = rayClusterAddresses(given.name ?? "", given.namespace ?? "");
        return { id: "", state: { ...given, ...addresses } };
    }
}

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
