import type { ComponentResource, ComponentResourceOptions, Inputs } from "@pulumi/pulumi";
import type { CustomResource } from "../../shared/custom-resource";

/** A component and the names of its outputs. */
export interface Component {
    readonly construct: (name: string, inputs: Inputs, opts: ComponentResourceOptions) => Promise<ComponentResource>;
    readonly outputs: readonly string[];
}

type Table<T> = Readonly<Record<string, () => Promise<T>>>;

/** Every import waits for the first use: a preview of one RayCluster must not load the AWS SDK. */
const CUSTOM_RESOURCES: Table<CustomResource> = {
    "kuberay:index:KubeRayCrds": async () => (await import("../../kuberay-crds/lifecycle")).kubeRayCrds,
    "kuberay:index:RayCluster": async () => (await import("../../ray-cluster/life/lifecycle")).rayCluster,
    "kuberay:index:PlatformPlan": async () => (await import("../../ray-platform/platform-plan/lifecycle")).platformPlan,
};

const COMPONENTS: Table<Component> = {
    "kuberay:index:RayPlatform": async () => {
        const { constructRayPlatform } = await import("../../ray-platform/ray-platform");
        const { rayPlatformOutputs } = await import("../../ray-platform/args/args");
        return { construct: constructRayPlatform, outputs: Object.keys(rayPlatformOutputs.properties) };
    },
    "kuberay:index:RayNodePool": async () => {
        const { constructRayNodePool } = await import("../../node-pool/ray-node-pool");
        const { rayNodePoolOutputs } = await import("../../node-pool/args/node-pool");
        return { construct: constructRayNodePool, outputs: Object.keys(rayNodePoolOutputs.properties) };
    },
    "kuberay:index:KubeRayOperator": async () => {
        const { constructKubeRayOperator } = await import("../../operator/kuberay-operator");
        const { operatorOutput } = await import("../../ray-platform/args/args");
        return { construct: constructKubeRayOperator, outputs: Object.keys(operatorOutput.properties) };
    },
};

export const customResource = (type: string): Promise<CustomResource> => load(CUSTOM_RESOURCES, type, "resource");
export const component = (type: string): Promise<Component> => load(COMPONENTS, type, "component");

function load<T>(table: Table<T>, type: string, what: string): Promise<T> {
    const loadIt = Object.hasOwn(table, type) ? table[type] : undefined;
    if (loadIt !== undefined) return loadIt();
    return Promise.reject(
        new Error(`this version of kuberay has no ${what} "${type}"; it has ${Object.keys(table).join(", ")}`),
    );
}
