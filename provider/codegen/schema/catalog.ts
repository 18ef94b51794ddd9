import { kubeRayCrdsArgs, kubeRayCrdsState } from "../../src/kuberay-crds/args";
import { rayNodePoolArgs, rayNodePoolOutputs } from "../../src/node-pool/args/node-pool";
import { kubeRayOperatorArgs } from "../../src/operator/args";
import { rayClusterArgs, rayClusterState } from "../../src/ray-cluster/args/args";
import { operatorOutput, rayPlatformArgs, rayPlatformOutputs } from "../../src/ray-platform/args/args";
import { platformPlanArgs } from "../../src/ray-platform/platform-plan/summary/args";
import { object, type TSchema } from "../../src/shared/definition";

/** A component or custom resource of the package. */
export interface Entry {
    readonly name: string;
    readonly component: boolean;
    readonly inputs: TSchema;
    /** Of a custom resource: beside its inputs, which are outputs too. */
    readonly outputs: TSchema;
}

export const CATALOG: readonly Entry[] = [
    { name: "RayPlatform", component: true, inputs: rayPlatformArgs, outputs: rayPlatformOutputs },
    { name: "RayNodePool", component: true, inputs: rayNodePoolArgs, outputs: rayNodePoolOutputs },
    { name: "KubeRayOperator", component: true, inputs: kubeRayOperatorArgs, outputs: operatorOutput },
    { name: "KubeRayCrds", component: false, inputs: kubeRayCrdsArgs, outputs: kubeRayCrdsState },
    { name: "RayCluster", component: false, inputs: rayClusterArgs, outputs: rayClusterState },
    {
        name: "PlatformPlan",
        component: false,
        inputs: platformPlanArgs,
        outputs: object("PlatformPlan", "Nothing.", {}),
    },
];
