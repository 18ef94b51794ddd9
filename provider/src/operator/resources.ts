import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount";
import { ClusterRole } from "@pulumi/kubernetes/rbac/v1/clusterRole";
import { ClusterRoleBinding } from "@pulumi/kubernetes/rbac/v1/clusterRoleBinding";
import { Role } from "@pulumi/kubernetes/rbac/v1/role";
import { RoleBinding } from "@pulumi/kubernetes/rbac/v1/roleBinding";
import { type CustomResourceOptions, type Output, type Resource } from "@pulumi/pulumi";
import { METRICS_PORT, operatorDeployment } from "./deployment";
import { URN_ANNOTATION } from "../ray-object/marks";
import { OPERATOR_NAME, operatorLabels, SELECTOR } from "./identity";
import { type Grant, type OperatorPlan } from "./plan";
import { asRule } from "../kuberay-manifests/policy-rule";

const RBAC = "rbac.authorization.k8s.io";

/** What the operator belongs to. */
export interface OperatorUnit {
    /** Start of the resources' names in the program. */
    readonly name: string;
    /** URN that the operator's namespace carries, so that nobody else takes it over. */
    readonly owner?: Output<string>;
}

/** Registers everything that the plan names; resolves nothing and decides nothing. */
export function registerOperator(
    { name: unit, owner }: OperatorUnit,
    plan: OperatorPlan,
    opts: CustomResourceOptions,
): { deployment: Deployment } {
    const labels = operatorLabels(plan.version);
    const inNamespace = { namespace: plan.namespace, labels, name: OPERATOR_NAME };
    const annotations = owner === undefined ? undefined : { [URN_ANNOTATION]: owner };
    const ownNamespace: Resource[] = plan.createNamespace
        ? [new Namespace(`${unit}-operator`, { metadata: { name: plan.namespace, labels, annotations } }, opts)]
        : [];
    const inside = { ...opts, dependsOn: [...dependencies(opts), ...ownNamespace] };
    const account = new ServiceAccount(`${unit}-operator`, { metadata: inNamespace }, inside);
    const rights = plan.grants.flatMap((grant) => registerGrant(unit, grant, plan, inside));
    new Service(
        `${unit}-operator`,
        // Whether the metrics have an endpoint yet is nothing to wait for: the Deployment is what must be ready.
        {
            metadata: { ...inNamespace, annotations: { "pulumi.com/skipAwait": "true" } },
            spec: { type: "ClusterIP", selector: SELECTOR, ports: [METRICS] },
        },
        inside,
    );
    const deployment = new Deployment(
        `${unit}-operator`,
        {
            metadata: inNamespace,
            spec: operatorDeployment(plan.deployment, labels),
        },
        // Without its rights the operator would be ready, and blind.
        { ...inside, dependsOn: [...inside.dependsOn, account, ...rights] },
    );
    return { deployment };
}

const METRICS = { name: "http", port: METRICS_PORT, targetPort: "http", protocol: "TCP" };

function registerGrant(unit: string, grant: Grant, plan: OperatorPlan, opts: CustomResourceOptions): Resource[] {
    const name = `${unit}-operator-${grant.key}`;
    const metadata = { name: grant.name, labels: operatorLabels(plan.version) };
    const subjects = [{ kind: "ServiceAccount", name: OPERATOR_NAME, namespace: plan.namespace }];
    const rules = grant.rules.map(asRule);
    if (grant.namespace === undefined) {
        const roleRef = { apiGroup: RBAC, kind: "ClusterRole", name: grant.name };
        return [
            new ClusterRole(name, { metadata, rules }, opts),
            new ClusterRoleBinding(name, { metadata, roleRef, subjects }, opts),
        ];
    }
    const here = { ...metadata, namespace: grant.namespace };
    const roleRef = { apiGroup: RBAC, kind: "Role", name: grant.name };
    return [
        new Role(name, { metadata: here, rules }, opts),
        new RoleBinding(name, { metadata: here, roleRef, subjects }, opts),
    ];
}

function dependencies({ dependsOn = [] }: CustomResourceOptions): Resource[] {
    return (Array.isArray(dependsOn) ? dependsOn : [dependsOn]) as Resource[];
}
