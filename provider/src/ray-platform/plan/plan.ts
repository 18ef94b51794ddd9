import { type KubeRayCrdsArgs } from "../../kuberay-crds/args";
import { type Rights } from "../../kuberay-manifests/manifests";
import { type NodePoolPlan } from "../../node-pool/plan/node-pool";
import { DEFAULT_OPERATOR_NAMESPACE } from "../../operator/args";
import { type OperatorPlan, planOperator } from "../../operator/plan";
import { takesAnyPod } from "../../placement/node-budget";
import { type RayClusterSettings } from "../../ray-cluster/args/args";
import { headPool } from "../../ray-spec/facts/head-pool";
import { acceptedIn } from "../../shared/accept";
import { isUnknown, type Unknown } from "../../shared/unknown";
import { DEFAULT_KUBERAY_VERSION } from "../../shared/versions";
import { DEFAULT_NAMESPACE, type RayPlatformArgs } from "../args/args";
import { createsNamespace, watchedNamespaces } from "../facts/namespaces";
import { type PlatformPlanArgs } from "../platform-plan/summary/args";
import { withReserved } from "../facts/reserved";
import { summaryOfCluster } from "../platform-plan/summary/cluster-summary";
import { summaryOfPool } from "../platform-plan/summary/pool-summary";
import { type PoolPlacement } from "../../placement/args/pool-placement";

/** Every decision about a unit, as data. */
export interface RayPlatformPlan {
    readonly summary: PlatformPlanArgs;
    /** The namespace that the unit makes for its Ray objects. */
    readonly namespace: string | undefined;
    readonly nodePools: Readonly<Record<string, NodePoolPlan>>;
    readonly crds: Pick<KubeRayCrdsArgs, "version" | "deletePolicy">;
    readonly operator: OperatorPlan;
    /** Pools that the operator's pod may run on: they come before it, and go after it. */
    readonly operatorPools: readonly string[];
    readonly rayClusters: Readonly<Record<string, RayClusterPlan>>;
}

/** What a Ray cluster of the unit is given beside its settings. */
export interface RayClusterPlan {
    readonly namespace: string;
    readonly operatorVersion: string;
    /** Whom its NetworkPolicy lets in. */
    readonly operatorNamespace: string;
    /** The pools that its head and workers name, and no other: an edit of another pool is no business of its own. */
    readonly pools: Readonly<Record<string, PoolPlacement>>;
    /** What the unit accepts, and the cluster itself. */
    readonly accept?: string[];
}

/** The inputs have passed the gate, and nothing in them that decides which children there are is unknown. */
export function planPlatform(
    args: RayPlatformArgs,
    pools: Readonly<Record<string, NodePoolPlan>>,
    rights: Rights,
    region: string | Unknown | undefined,
): RayPlatformPlan {
    const { operator = {}, crds = {}, rayClusters = {}, namespace = DEFAULT_NAMESPACE } = args;
    const { version = DEFAULT_KUBERAY_VERSION, namespace: operatorNamespace = DEFAULT_OPERATOR_NAMESPACE } = operator;
    const makesNamespace = createsNamespace(args) === true;
    const operatorPlan = planOperator(
        {
            version,
            namespace: operatorNamespace,
            createNamespace: operatorNamespace !== namespace,
            watchNamespaces: watchedNamespaces(args),
        },
        rights,
    );
    // Also for Ray clusters of other programs, which get the placements as outputs.
    const nodePools = mapValues(pools, (pool) => ({ ...pool, placement: withReserved(args, pool.placement) }));
    const openPools = Object.entries(nodePools).filter(([, { placement }]) => takesAnyPod(placement));
    const planCluster = (settings: RayClusterSettings): RayClusterPlan => ({
        namespace: settings.namespace ?? namespace,
        operatorVersion: version,
        operatorNamespace,
        pools: mapValues(poolsOf(settings, nodePools), (pool) => inRegion(pool, region)),
        ...acceptedBy(args, settings),
    });
    const namespaces = [
        ...(makesNamespace ? [namespace] : []),
        ...(operatorPlan.createNamespace ? [operatorPlan.namespace] : []),
    ];
    return {
        summary: { ...summaryOf(args, nodePools, operatorPlan), namespaces },
        namespace: makesNamespace ? namespace : undefined,
        nodePools,
        crds: { version, deletePolicy: crds.deletePolicy },
        operator: operatorPlan,
        operatorPools: openPools.map(([name]) => name),
        rayClusters: mapValues(rayClusters, planCluster),
    };
}

/** A warning about a Ray cluster is given by the cluster itself, which has to know what its unit accepts. */
function acceptedBy(unit: RayPlatformArgs, settings: RayClusterSettings): Pick<RayClusterPlan, "accept"> {
    const ids = [...acceptedIn(unit.accept), ...acceptedIn(settings.accept)].filter((id) => typeof id === "string");
    return ids.length === 0 ? {} : { accept: [...new Set(ids)] };
}

function poolsOf(
    settings: RayClusterSettings,
    nodePools: Readonly<Record<string, NodePoolPlan>>,
): Record<string, PoolPlacement> {
    const names = [headOf(settings, nodePools), ...Object.values(settings.workers ?? {}).map(({ pool }) => pool)];
    // A name that is still unknown may turn out to be any of them.
    const isNamed = (name: string): boolean => names.includes(name) || names.some(isUnknown);
    const named = Object.entries(nodePools).filter(([name]) => isNamed(name));
    return mapValues(Object.fromEntries(named), ({ placement }) => withoutAws(placement));
}

const headOf = (settings: RayClusterSettings, nodePools: Readonly<Record<string, NodePoolPlan>>): string | undefined =>
    headPool({ ...settings, pools: mapValues(nodePools, ({ placement }) => placement) });

const inRegion = (pool: PoolPlacement, region: string | Unknown | undefined): PoolPlacement =>
    region === undefined ? pool : { ...pool, region: region as string };

/** A pool that is replaced keeps its labels and taints; its new AWS name is no edit of the Ray cluster. */
const withoutAws = (pool: PoolPlacement): PoolPlacement => {
    const { nodeSelector, taints, instanceTypes, instanceFacts, node, singleZone, reserved, ...rest } = pool;
    const { capacity, minSize, maxSize } = rest;
    return {
        nodeSelector,
        taints,
        instanceTypes,
        ...(instanceFacts && { instanceFacts }),
        ...(node && { node }),
        capacity,
        minSize,
        maxSize,
        ...(singleZone && { singleZone }),
        ...(reserved && { reserved }),
    };
};

const summaryOf = (
    { rayClusters = {}, nodePools: given = {}, namespace = DEFAULT_NAMESPACE }: RayPlatformArgs,
    nodePools: Readonly<Record<string, NodePoolPlan>>,
    { version, namespace: operatorNamespace, watchNamespaces }: OperatorPlan,
): PlatformPlanArgs => ({
    operatorVersion: version,
    operator: { namespace: operatorNamespace, watchNamespaces: [...watchNamespaces] },
    nodePools: Object.fromEntries(
        Object.entries(nodePools).map(([name, pool]) => [name, summaryOfPool(pool, given[name])]),
    ),
    rayClusters: mapValues(rayClusters, (settings) =>
        summaryOfCluster(settings, {
            head: headOf(settings, nodePools),
            namespace: settings.namespace ?? namespace,
        }),
    ),
});

const mapValues = <From, To>(map: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> =>
    Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value)]));
