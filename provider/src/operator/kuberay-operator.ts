import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/kubernetes/provider";
import { loadRights } from "../kuberay-manifests/manifests";
import { type Inputs, resolved } from "../shared/pulumi/inputs";
import { rejectIfAny } from "../shared/pulumi/rejection";
import { shapeProblems } from "../shared/validation/shape";
import { DEFAULT_KUBERAY_VERSION } from "../shared/versions";
import { DEFAULT_OPERATOR_NAMESPACE, kubeRayOperatorArgs, type KubeRayOperatorArgs } from "./args";
import { checkOperator } from "./checks";
import { type OperatorPlan, planOperator } from "./plan";
import { type OperatorUnit, registerOperator } from "./resources";
import { withDefaults } from "../shared/validation/defaults";

/** The KubeRay operator. Ready means that its Deployment is: Ray objects registered after it find it at work. */
export class KubeRayOperator extends pulumi.ComponentResource {
    readonly version: string;
    readonly namespace: string;
    readonly watchNamespaces: readonly string[];
    /** Depends on everything else that the operator needs: what depends on it has a working operator, to its end. */
    readonly deployment: pulumi.Resource;

    constructor(
        name: string,
        plan: OperatorPlan,
        opts?: pulumi.ComponentResourceOptions,
        unit: OperatorUnit = { name },
    ) {
        super("kuberay:index:KubeRayOperator", name, {}, opts);
        this.version = plan.version;
        this.namespace = plan.namespace;
        this.watchNamespaces = plan.watchNamespaces;
        // What a component depends on does not reach its children by itself.
        this.deployment = registerOperator(unit, plan, { parent: this, dependsOn: opts?.dependsOn ?? [] }).deployment;
        this.registerOutputs({
            version: plan.version,
            namespace: plan.namespace,
            watchNamespaces: plan.watchNamespaces,
        });
    }
}

/** The component on its own, as the plugin constructs it. Bad input is refused before anything is registered. */
export async function constructKubeRayOperator(
    name: string,
    inputs: Inputs<KubeRayOperatorArgs>,
    opts: pulumi.ComponentResourceOptions,
): Promise<KubeRayOperator> {
    const plain = await resolved(inputs);
    const what = `KubeRayOperator "${name}"`;
    rejectIfAny(what, shapeProblems(kubeRayOperatorArgs, plain));
    const args = withDefaults(kubeRayOperatorArgs, plain) as KubeRayOperatorArgs;
    rejectIfAny(what, checkOperator(args, ""));
    const { version = DEFAULT_KUBERAY_VERSION, namespace = DEFAULT_OPERATOR_NAMESPACE } = args;
    const choice = { version, namespace, createNamespace: true, watchNamespaces: args.watchNamespaces ?? ["*"] };
    const plan = planOperator(choice, await loadRights(version));
    return new KubeRayOperator(name, plan, { ...opts, ...providersFor(name, inputs.kubeconfig, opts) });
}

/** A kubeconfig of the component's own beats whatever provider it was handed. */
function providersFor(
    name: string,
    kubeconfig: pulumi.Input<string | undefined>,
    opts: pulumi.ComponentResourceOptions,
): pulumi.ComponentResourceOptions {
    if (kubeconfig === undefined) return {};
    const kubernetes = new Provider(
        `${name}-kubernetes`,
        { kubeconfig: pulumi.secret(kubeconfig) as pulumi.Output<string> },
        parentOf(opts),
    );
    return { providers: { ...(opts.providers as Record<string, pulumi.ProviderResource>), kubernetes } };
}

const parentOf = ({ parent }: pulumi.ComponentResourceOptions): pulumi.CustomResourceOptions =>
    parent === undefined ? {} : { parent };
