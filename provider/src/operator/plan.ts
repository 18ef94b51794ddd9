import { type Rights } from "../kuberay-manifests/manifests";
import { type DeploymentPlan, planDeployment } from "./deployment";
import { OPERATOR_NAME } from "./identity";
import { type PolicyRule } from "../kuberay-manifests/policy-rule";

/** Every namespace: what `["*"]` stands for. */
const EVERYWHERE = "*";

export interface OperatorPlan {
    readonly version: string;
    readonly namespace: string;
    /** Whether the namespace is ours to make and to remove. */
    readonly createNamespace: boolean;
    readonly watchNamespaces: readonly string[];
    /** What the operator may do, and where: in one namespace, or `undefined` for the whole cluster. */
    readonly grants: readonly Grant[];
    readonly deployment: DeploymentPlan;
}

export interface Grant {
    /** Name of the grant among its siblings, hence of its resources in the program. */
    readonly key: string;
    /** Name of the Role or ClusterRole, and of its binding. */
    readonly name: string;
    readonly namespace: string | undefined;
    readonly rules: readonly PolicyRule[];
}

interface OperatorChoice {
    readonly version: string;
    readonly namespace: string;
    readonly createNamespace: boolean;
    readonly watchNamespaces: readonly string[];
}

export function planOperator(choice: OperatorChoice, rights: Rights): OperatorPlan {
    const { version, namespace } = choice;
    const watchNamespaces = [...new Set(choice.watchNamespaces)].sort();
    return {
        version,
        namespace,
        createNamespace: choice.createNamespace && !isKubernetesOwn(namespace),
        watchNamespaces,
        grants: [
            {
                key: "leader-election",
                name: `${OPERATOR_NAME}-leader-election`,
                namespace,
                rules: rights.leaderElectionRules,
            },
            ...watchNamespaces.map((watched) => grantIn(watched, namespace, rights.rules)),
        ],
        deployment: planDeployment(version, watchNamespaces.includes(EVERYWHERE) ? [] : watchNamespaces),
    };
}

function grantIn(watched: string, namespace: string, rules: readonly PolicyRule[]): Grant {
    // A ClusterRole belongs to the whole cluster: its name tells whose it is, so that two operators can coexist.
    if (watched === EVERYWHERE)
        return { key: "everywhere", name: `${OPERATOR_NAME}-${namespace}`, namespace: undefined, rules };
    return { key: `in-${watched}`, name: OPERATOR_NAME, namespace: watched, rules };
}

/** Namespaces that every cluster has: never made, and above all never removed. */
const isKubernetesOwn = (namespace: string): boolean => namespace === "default" || namespace.startsWith("kube-");
