import { execFileSync } from "node:child_process";
import { type V1Deployment, type V1PolicyRule, type V1Toleration } from "@kubernetes/client-node";
import { loadManifests } from "../../provider/src/kuberay-manifests/manifests";
import { type Lab } from "../lab/lab";
import { kubernetes } from "./kubernetes";
import { DEFAULT_KUBERAY_VERSION } from "../../provider/src/shared/versions";

const NAME = "kuberay-operator";
const LABELS = { "app.kubernetes.io/name": NAME };

export interface OperatorSettings {
    readonly namespace: string;
    /** Default: that of a unit. */
    readonly version?: string;
    /** Default: none. */
    readonly args?: readonly string[];
    /** Default: none. */
    readonly tolerations?: readonly V1Toleration[];
    /** Default: all that KubeRay's own role has. */
    readonly rules?: readonly V1PolicyRule[];
}

/** The operator as its users install it by hand: CRDs, service account, role and Deployment. */
export async function installOperator(lab: Lab, settings: OperatorSettings): Promise<void> {
    const { namespace } = settings;
    const k8s = kubernetes(lab);
    const { crds, rules, leaderElectionRules } = await loadManifests(DEFAULT_KUBERAY_VERSION);
    const all = [...rules, ...leaderElectionRules] as V1PolicyRule[];
    await k8s.core.createNamespace({ body: { metadata: { name: namespace } } });
    await k8s.core.createNamespacedServiceAccount({ namespace, body: { metadata: { name: NAME } } });
    const granted = [...(settings.rules ?? all)];
    await k8s.rbac.createClusterRole({ body: { metadata: { name: NAME }, rules: granted } });
    await k8s.rbac.createClusterRoleBinding({
        body: {
            metadata: { name: NAME },
            roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: NAME },
            subjects: [{ kind: "ServiceAccount", name: NAME, namespace }],
        },
    });
    // Not with the typed client: it drops the fields of a schema that it does not know.
    const input = JSON.stringify({ apiVersion: "v1", kind: "List", items: crds });
    execFileSync("kubectl", ["apply", "--server-side", "-f", "-"], {
        env: { ...process.env, ...lab.env },
        input,
        stdio: "pipe",
    });
    await k8s.apps.createNamespacedDeployment({ namespace, body: operatorDeployment(settings) });
}

export function operatorDeployment({
    version = DEFAULT_KUBERAY_VERSION,
    args = [],
    tolerations = [],
}: OperatorSettings): V1Deployment {
    const container = {
        name: NAME,
        image: `quay.io/kuberay/operator:v${version}`,
        command: ["/manager"],
        args: [...args],
        env: [{ name: "ENABLE_INIT_CONTAINER_INJECTION", value: "false" }],
        resources: { requests: { cpu: "100m", memory: "512Mi" } },
    };
    return {
        metadata: { name: NAME },
        spec: {
            strategy: { type: "Recreate" },
            selector: { matchLabels: LABELS },
            template: {
                metadata: { labels: LABELS },
                spec: { serviceAccountName: NAME, containers: [container], tolerations: [...tolerations] },
            },
        },
    };
}
