import { connect } from "../../cluster-access/connect";
import { ConnectionError, KubernetesError } from "../../cluster-access/errors";
import { kindOf, type KubernetesObject } from "../../cluster-access/objects";
import { URN_ANNOTATION } from "../../ray-object/marks";
import { type ResourceContext } from "../../shared/custom-resource";

const NAMESPACE = kindOf("v1", "Namespace", "namespaces");
const PATIENCE_MS = 60_000;
const FORBIDDEN = 403;

/**
 * Refuses namespaces that the unit is about to make although they are there. The Kubernetes provider would take them
 * over without a word, and the unit's destroy would then remove them with everything in them, another unit's operator
 * among it.
 */
export async function claimNamespaces(
    at: ResourceContext,
    kubeconfig: string | undefined,
    names: readonly string[],
): Promise<void> {
    const found = await Promise.all(names.map((name) => namespaceNow(at, kubeconfig, name)));
    const taken = found.filter((namespace) => namespace !== undefined && ownerOf(namespace) !== at.urn);
    const reasons = taken.flatMap((namespace) => (namespace === undefined ? [] : [refusal(namespace)]));
    if (reasons.length > 0) throw new Error(reasons.join("\n"));
}

async function namespaceNow(
    at: ResourceContext,
    kubeconfig: string | undefined,
    name: string,
): Promise<KubernetesObject | undefined> {
    // A preview that cannot reach the cluster says nothing of it: `up` asks again before anything is made.
    const patience = { signal: at.signal, patienceMs: at.preview ? 0 : PATIENCE_MS, onRetry: () => undefined };
    try {
        const connection = await connect(kubeconfig, at.config);
        return await connection.get(NAMESPACE, undefined, name, patience);
    } catch (error) {
        if (at.preview && error instanceof ConnectionError) return undefined;
        // Who may not look at namespaces cannot be told; the API server then refuses two owners of one annotation.
        if (error instanceof KubernetesError && error.status === FORBIDDEN) return undefined;
        throw error;
    }
}

const ownerOf = ({ metadata }: KubernetesObject): string | undefined => metadata.annotations?.[URN_ANNOTATION];

function refusal(namespace: KubernetesObject): string {
    const { name } = namespace.metadata;
    const owner = ownerOf(namespace);
    const seen = owner === undefined ? "it exists and is not of this unit" : `it belongs to ${owner}`;
    return `namespace "${name}": a unit makes its namespaces and removes them with everything in them, and ${seen}. Give another \`namespace\` (or say \`createNamespace: false\`), and for the operator another \`operator.namespace\`.`;
}
