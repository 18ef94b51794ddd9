import { type KubernetesObject } from "../cluster-access/objects";
import { type ManifestObject } from "../kuberay-manifests/manifests";
import { MANAGED_BY, MANAGER } from "../ray-object/marks";
import { isRecord, knownMap } from "../shared/known";
import { downgrade, isDowngrade } from "./versions";

/** The KubeRay version a CRD was written from. */
export const VERSION_ANNOTATION = "kuberay.pulumi.com/version";
/** The one definition whose fields have only ever been added to: what it has and ours lacks came with a newer KubeRay. */
const NEVER_SHRINKS = "rayclusters.ray.io";

/** A definition as it is in the cluster. */
export interface LiveCrd extends KubernetesObject {
    readonly metadata: KubernetesObject["metadata"] & {
        readonly managedFields?: readonly ManagedFields[];
        readonly deletionTimestamp?: string;
    };
    readonly spec?: unknown;
    readonly status?: unknown;
}
interface ManagedFields {
    readonly manager?: string;
}

export const planCrd = (crd: ManifestObject, version: string): ManifestObject => ({
    ...crd,
    metadata: {
        name: crd.metadata.name,
        labels: { ...crd.metadata.labels, [MANAGED_BY]: MANAGER, "app.kubernetes.io/part-of": "kuberay" },
        annotations: { ...crd.metadata.annotations, [VERSION_ANNOTATION]: version },
    },
});

/** Still answered for, and soon gone: whatever is written to it now goes with it. */
export const isLeaving = ({ metadata }: LiveCrd): boolean => metadata.deletionTimestamp !== undefined;

export type Verdict =
    /** Names of definitions that others made and that become ours, with what is known of their makers. */
    | { readonly allowed: true; readonly adopted: readonly string[]; readonly makers: readonly string[] }
    | { readonly allowed: false; readonly reason: string };

/** Whether the definitions in the cluster may be replaced by these. Data, so that every case is a row of a test. */
export function judge(live: readonly LiveCrd[], wanted: readonly ManifestObject[], version: string): Verdict {
    for (const crd of live) {
        const reason = whyNot(crd, wanted, version);
        if (reason !== undefined) return { allowed: false, reason };
    }
    const foreign = live.filter(({ metadata }) => metadata.labels?.[MANAGED_BY] !== MANAGER);
    return {
        allowed: true,
        adopted: foreign.map(({ metadata }) => metadata.name),
        makers: [...new Set(foreign.flatMap(makersOf))].sort(),
    };
}

function whyNot(crd: LiveCrd, wanted: readonly ManifestObject[], version: string): string | undefined {
    const { name, annotations } = crd.metadata;
    const there = annotations?.[VERSION_ANNOTATION];
    if (there !== undefined) return isDowngrade(there, version) ? downgrade(there, version, name) : undefined;
    const ours = wanted.find(({ metadata }) => metadata.name === name);
    if (name !== NEVER_SHRINKS || ours === undefined) return undefined;
    const known = fieldsOf(ours.spec);
    const lost = fieldsOf(crd.spec).filter((field) => !known.includes(field));
    if (lost.length === 0) return undefined;
    return `${name} in the cluster comes from a KubeRay newer than ${version}: it has spec.${lost.join(", spec.")}, which ${version} lacks, and Ray objects would lose them. Raise \`version\`.`;
}

/** First-level fields of `spec`, in whatever versions the definition has. */
function fieldsOf(spec: unknown): string[] {
    const { versions } = knownMap(spec);
    const all: readonly unknown[] = Array.isArray(versions) ? versions : [];
    return all.filter(isRecord).flatMap((version) => {
        const root = knownMap(knownMap(version.schema).openAPIV3Schema);
        return Object.keys(knownMap(knownMap(knownMap(root.properties).spec).properties));
    });
}

const makersOf = ({ metadata }: LiveCrd): string[] =>
    (metadata.managedFields ?? [])
        .map(({ manager }) => manager ?? "")
        .filter((manager) => manager !== "" && manager !== "kube-apiserver");
