import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";
import { type PlatformPlanArgs } from "../../../../provider/src/ray-platform/platform-plan/summary/args";
import { unitImpact } from "../../../../provider/src/ray-platform/platform-plan/impact/impact";
import { type PlannedPool } from "../../../../provider/src/ray-platform/platform-plan/summary/pool-args";

export const TEMPLATE = { diskSize: "d0", tags: "t0", metadataOptions: "m0" };
export const GPU: PlannedPool = {
    instanceTypes: ["g6e.12xlarge"],
    capacity: "spot",
    nodeGroupName: "ml-gpu-000000",
    launchTemplate: TEMPLATE,
    amiType: "BOTTLEROCKET_x86_64_NVIDIA",
    clusterName: "prod",
    subnets: "s0",
    nodeRole: "r0",
    maxSize: 8,
    labels: { team: "l0" },
    taints: { "nvidia.com/gpu:NoSchedule": "n0" },
};
const general: PlannedPool = {
    instanceTypes: ["m7i.2xlarge"],
    capacity: "onDemand",
    nodeGroupName: "ml-general-000000",
    labels: {},
};
const idle: PlannedPool = { instanceTypes: ["c7i.xlarge"], capacity: "onDemand", nodeGroupName: "ml-idle-000000" };

export const TRAIN = {
    head: "general",
    workers: { cpu: "general", gpu: "gpu" },
    sizes: { cpu: "2", gpu: "0 to 32" },
    namespace: "ray",
};

export const plan = (differs: Partial<PlatformPlanArgs> = {}): PlatformPlanArgs => ({
    operatorVersion: DEFAULT_KUBERAY_VERSION,
    operator: { namespace: "kuberay-operator", watchNamespaces: ["ray"] },
    nodePools: { general, gpu: GPU, idle },
    rayClusters: { train: TRAIN },
    namespaces: ["ray", "kuberay-operator"],
    ...differs,
});
export const withPool = (name: string, differs: object): PlatformPlanArgs => {
    const { nodePools } = plan();
    return plan({ nodePools: { ...nodePools, [name]: { ...nodePools[name], ...differs } as PlannedPool } });
};
export const without = (name: string): PlatformPlanArgs =>
    plan({ nodePools: Object.fromEntries(Object.entries(plan().nodePools).filter(([pool]) => pool !== name)) });

/** Sentences of an edit; those that are notes only are in brackets. */
export const said = (was: PlatformPlanArgs, now: PlatformPlanArgs): string[] =>
    unitImpact(was, now).map(({ text, disrupts }) => (disrupts ? text : `(${text})`));
