import { checkDevicePlugins } from "../device-plugins/checks";
import { checkNodePools } from "../node-pool/checks";
import { checkOperator } from "../operator/checks";
import { checkRayCluster, type ClusterContext } from "../ray-cluster/checks";
import { type UNIT_WHOLE } from "../rules/unit";
import { acceptBreaches } from "../shared/accept";
import { type Breach, breachesBy, breachesOf, type Checks, firstOfEachPath } from "../shared/breach";
import { nameProblems } from "../shared/names";
import { isIn, type Problem } from "../shared/problems";
import { isUnknown, UNKNOWN } from "../shared/unknown";
import { shapeProblems } from "../shared/validation/shape";
import { DEFAULT_KUBERAY_VERSION } from "../shared/versions";
import { withoutAccount } from "./facts/account-settings";
import { devicePluginsIn } from "./args/add-on-args";
import { rayPlatformArgs, type RayPlatformArgs } from "./args/args";
import { clusterIsReachable } from "./rules/cluster-rules";
import { clustersFit } from "./rules/fit-rules";
import { autoscalerIsRight } from "./rules/autoscaler-rules";
import { accountIsRight, accountsDiffer } from "./rules/identity-rules";
import { namespaceIsALabel, rayNamespacesAreWatched } from "./rules/namespace-rules";
import { type JudgedCluster, judgedUnit } from "./rules/judged-unit";
import { type Placements } from "./facts/placements";
import { isRecord } from "../shared/known";

/** Room for a pool's name and the hash in the 63 characters of a node group's name. */
const MAX_UNIT_NAME = 24;

/** One part of the inputs, with the rules that need only its shape to be right. */
interface Part {
    readonly path: string;
    readonly rules: (args: RayPlatformArgs, pools: Placements, clusters: readonly JudgedCluster[]) => Breach[];
}

const PARTS: readonly Part[] = [
    { path: "cluster", rules: (args) => breachesOf("R-CLUSTER-REACH", clusterIsReachable(args)) },
    { path: "namespace", rules: (args) => breachesOf("R-NAMESPACE-NAME", namespaceIsALabel(args)) },
    {
        path: "nodePools",
        rules: ({ nodePools }) => (isRecord(nodePools) ? checkNodePools(nodePools, "nodePools") : []),
    },
    { path: "operator", rules: ({ operator = {} }) => checkOperator(operator, "operator") },
    { path: "devicePlugins", rules: (args) => checkDevicePlugins(devicePluginsIn(args), "devicePlugins") },
    { path: "clusterAutoscaler", rules: autoscalerIsRight },
    { path: "rayClusters", rules: clustersAreRight },
    { path: "accept", rules: ({ accept }) => acceptBreaches(accept, "") },
];

/** Rules about several parts at once; asked only when each part is right, or they would repeat its problems. */
const ACROSS: Checks<typeof UNIT_WHOLE, (args: RayPlatformArgs) => Problem[]> = {
    "R-NAMESPACE-WATCHED": rayNamespacesAreWatched,
    "R-ACCOUNT-TWICE": accountsDiffer,
};

/**
 * The gate: everything wrong with a unit, all at once, before anything is registered. `args` may be of any shape, with
 * `UNKNOWN` wherever the value is not there yet; rules that need it stay silent until the update.
 */
export function checkPlatform(args: unknown, unit: string, judged = judgedUnit(args, unit)): Breach[] {
    const named = nameProblems("name", unit, {
        what: "a unit",
        maximum: MAX_UNIT_NAME,
        because: "it becomes part of AWS names",
    });
    const name = breachesOf("R-UNIT-NAME", named);
    const shape = shapeProblems(rayPlatformArgs, args);
    const isBroken = (path: string): boolean => shape.some((problem) => isIn(problem.path, path));
    // Pools and Ray clusters tell a broken pool or cluster from the others themselves.
    const parts = PARTS.filter(({ path }) => SELF_JUDGING.has(path) || !isBroken(path));
    const { inputs, pools, clusters } = judged;
    const problems = isRecord(args) ? parts.flatMap(({ rules }) => rules(inputs, pools, clusters)) : [];
    const within = firstOfEachPath([...name, ...shape, ...problems]);
    const across = within.length > 0 ? [] : breachesBy(ACROSS, (rule) => rule(inputs));
    return [...within, ...across, ...clustersFit(inputs, pools, within, clusters)];
}

const SELF_JUDGING = new Set(["nodePools", "rayClusters"]);

function clustersAreRight(
    { operator, nodePools }: RayPlatformArgs,
    placed: Placements,
    clusters: readonly JudgedCluster[],
): Breach[] {
    // Beside a pool that is unknown as a whole, no pool is known to be missing or to suit the head best.
    const areOpen = isUnknown(nodePools) || Object.values(nodePools ?? {}).some(isUnknown);
    const pools = areOpen ? UNKNOWN : placed;
    const operatorVersion = operator?.version ?? DEFAULT_KUBERAY_VERSION;
    return clusters.flatMap(({ name, path, given, settings, plan }) => {
        const at: ClusterContext = { name, path, pools, operatorVersion };
        const account = accountIsRight(name, given, path);
        if (account.length === 0) return checkRayCluster(settings, at, areOpen ? {} : { plan });
        // A name that is wrong would be reported once more, where the pods get it.
        return [...account, ...checkRayCluster(withoutAccount(given), at)];
    });
}
