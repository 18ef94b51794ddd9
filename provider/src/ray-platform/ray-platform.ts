import * as pulumi from "@pulumi/pulumi";
import { loadRights } from "../kuberay-manifests/manifests";
import { awsInvoke } from "../node-pool/aws-invoke";
import { findPlans, inNodePools } from "../node-pool/find-plans";
import { type RayClusterOutput } from "../ray-cluster/args/args";
import { tell, unacceptedAlong } from "../shared/accept";
import { type Breach, breachesOf } from "../shared/breach";
import { warningsOfPools } from "../node-pool/warnings";
import { logOf } from "../shared/pulumi/component-log";
import { resolved } from "../shared/pulumi/inputs";
import { rejectIfAny } from "../shared/pulumi/rejection";
import { maskOfInputs } from "../shared/pulumi/secret-leaves";
import { UNKNOWN } from "../shared/unknown";
import { DEFAULT_KUBERAY_VERSION } from "../shared/versions";
import { loadAddOns, type RegisterAddOns } from "./add-ons";
import { clusterAutoscalerIn } from "./args/add-on-args";
import { type AddOnsContext, planAddOns } from "./plan/add-ons-plan";
import { type OperatorOutput, type RayPlatformArgs } from "./args/args";
import { autoscalerImage } from "./autoscaler-image";
import { checkPlatform } from "./checks";
import { locateCluster, type UnitCluster } from "./cluster";
import { judgedUnit } from "./rules/judged-unit";
import { normalForm } from "./args/normal-form";
import { openQuestions } from "./facts/open-questions";
import { operatorOutputOf, poolOutputs, rayClusterOutputs, tokenOutputs } from "./outputs";
import { describePools, type DescribedUnit } from "./described-pools";
import { planPlatform, type RayPlatformPlan } from "./plan/plan";
import { remarksOnUnit } from "./rules/remarks";
import * as register from "./resources";
import { agentOf, type RayPlatformInputs, secretAccounts, withSecretKubeconfig } from "./unit-inputs";
import { unplannable } from "./facts/unplannable";
import { type PoolPlacement } from "../placement/args/pool-placement";

const TOKEN = "kuberay:index:RayPlatform";

/** Everything that was decided and looked up before the first child is registered. */
interface Planned {
    readonly plan: RayPlatformPlan;
    readonly cluster: UnitCluster;
    readonly registerAddOns: RegisterAddOns;
}

/** Ray on an EKS cluster, as one unit: node pools, CRDs, operator, Ray clusters. */
class RayPlatform extends pulumi.ComponentResource {
    readonly kubeconfig: pulumi.Output<string>;
    readonly nodePools: Record<string, pulumi.Output<PoolPlacement>>;
    readonly operator: OperatorOutput;
    readonly rayClusters: Record<string, pulumi.Output<RayClusterOutput>>;
    readonly tokens: pulumi.Output<Readonly<Record<string, string>>>;

    constructor(
        name: string,
        inputs: RayPlatformInputs,
        { plan, cluster, registerAddOns }: Planned,
        opts: pulumi.ComponentResourceOptions,
    ) {
        // The inputs carry what the unit depends on, such as the subnets: they outlive it when all is destroyed.
        super(TOKEN, name, inputs, opts);
        const unit = { name, component: this };
        const summary = register.registerSummary(unit, plan, cluster);
        const kubernetes = register.registerProvider(unit, cluster);
        const pools = register.registerPools(unit, plan);
        const namespace = register.registerNamespace(unit, plan, { provider: kubernetes, summary });
        const crds = register.registerCrds(unit, plan, cluster);
        const operatorNodes = plan.operatorPools.flatMap((pool) => pools[pool]?.nodeGroup ?? []);
        const operator = register.registerUnitOperator(unit, plan, {
            kubernetes,
            dependsOn: [summary, crds, ...namespace, ...operatorNodes],
            owner: summary.urn,
        });
        const { accounts, before } = registerAddOns(unit, {
            kubernetes,
            namespace,
            autoScalingGroups: register.autoScalingGroups(plan, pools),
            openNodes: operatorNodes,
        });
        const clusters = register.registerRayClusters(unit, plan, inputs, {
            kubeconfig: cluster.kubeconfig,
            pools,
            accounts,
            agent: agentOf(cluster.site.cluster?.ipFamily),
            dependsOn: [crds, ...namespace, operator.deployment, ...before],
            customTimeouts: opts.customTimeouts,
        });
        this.kubeconfig = cluster.kubeconfig;
        this.nodePools = poolOutputs(pools);
        this.operator = operatorOutputOf(plan.operator);
        this.rayClusters = rayClusterOutputs(clusters);
        this.tokens = tokenOutputs(clusters);
        const { kubeconfig, nodePools, rayClusters, tokens } = this;
        this.registerOutputs({ kubeconfig, nodePools, operator: this.operator, rayClusters, tokens });
    }
}

/** What stands for the unit in a preview that cannot know what the unit will consist of. */
class UnplannedRayPlatform extends pulumi.ComponentResource {
    readonly kubeconfig = pulumi.output(pulumi.unknown);
    readonly nodePools = pulumi.output(pulumi.unknown);
    readonly operator = pulumi.output(pulumi.unknown);
    readonly rayClusters = pulumi.output(pulumi.unknown);
    readonly tokens = pulumi.output(pulumi.unknown);

    constructor(name: string, inputs: RayPlatformInputs, opts: pulumi.ComponentResourceOptions) {
        super(TOKEN, name, inputs, opts);
        this.registerOutputs({});
    }
}

/** The unit, as the plugin constructs it. Bad input is refused, all of it at once, before anything is registered. */
export async function constructRayPlatform(
    name: string,
    given: pulumi.Inputs,
    opts: pulumi.ComponentResourceOptions,
): Promise<pulumi.ComponentResource> {
    const inputs = withSecretKubeconfig(given) as RayPlatformInputs;
    const resolvedInputs = await resolved<RayPlatformArgs>(inputs);
    const what = `RayPlatform "${name}"`;
    const invoke = awsInvoke(opts);
    const types = await describePools(resolvedInputs, invoke);
    const { args, unknown, remarks: ofUnit } = throughGate(what, name, types);
    if (unknown.length > 0) {
        const unit = new UnplannedRayPlatform(name, inputs, opts);
        const verb = unknown.length === 1 ? "is" : "are";
        const reason = `${unknown.join(", ")} ${verb} not known before the update: this preview cannot list what the unit consists of.`;
        const told = unacceptedAlong(breachesOf("R-UNKNOWN-PARTS", [{ path: "", reason }]), args);
        await Promise.all(tell(told, logOf(unit, await maskOfInputs(inputs))));
        return unit;
    }
    const rights = loadRights(args.operator?.version ?? DEFAULT_KUBERAY_VERSION);
    const cluster = await locateCluster(what, args, inputs.cluster, invoke);
    const poolInputs = (inputs.nodePools ?? {}) as Readonly<Record<string, unknown>>;
    const poolSite = { ...cluster.site, unit: name, of: what, path: inNodePools };
    const { plans, warnings } = await findPlans(args.nodePools ?? {}, poolInputs, poolSite, invoke);
    const plan = planPlatform(args, plans, await rights, cluster.region);
    const addOns = planAddOns(args, plans, await addOnsContext(what, name, args, inputs, cluster));
    const unit = new RayPlatform(name, inputs, { plan, cluster, registerAddOns: await loadAddOns(addOns) }, opts);
    // Of what was given: facts that were looked up have a warning of their own.
    const own = warningsOfPools(normalForm(resolvedInputs).nodePools ?? {}, "nodePools");
    const open = pulumi.runtime.isDryRun() ? openQuestions(args, cluster.site.cluster, types.asked) : [];
    const remarks = [...warnings, ...own, ...types.warnings, ...ofUnit, ...open];
    await Promise.all(tell(unacceptedAlong(remarks, args), logOf(unit, await maskOfInputs(inputs))));
    return unit;
}

interface Judgement {
    readonly args: RayPlatformArgs;
    /** What a preview cannot do without, and does not know. */
    readonly unknown: readonly string[];
    readonly remarks: readonly Breach[];
}

/** All that is said of the inputs alone. The plans behind it are let go: a unit may have a hundred Ray clusters. */
function throughGate(what: string, name: string, types: DescribedUnit): Judgement {
    const judged = judgedUnit(types.args, name);
    rejectIfAny(what, types.explained(checkPlatform(types.args, name, judged)));
    const unknown = unplannable(judged.inputs);
    return { args: judged.inputs, unknown, remarks: unknown.length > 0 ? [] : remarksOnUnit(judged) };
}

/** What add-ons must know besides the inputs. */
async function addOnsContext(
    what: string,
    unit: string,
    args: RayPlatformArgs,
    inputs: RayPlatformInputs,
    { site, kubernetesVersion }: UnitCluster,
): Promise<AddOnsContext> {
    const autoscaler = clusterAutoscalerIn(args);
    return {
        project: pulumi.getProject(),
        stack: pulumi.getStack(),
        unit,
        clusterName: args.cluster.name,
        region: site.region,
        autoscalerImage: autoscaler ? autoscalerImage(what, autoscaler, kubernetesVersion) : UNKNOWN,
        secretAccounts: await secretAccounts(inputs),
    };
}
