/** A Kubernetes object as its API speaks it: plain JSON, dates as text. */
export interface KubernetesObject {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: ObjectMeta;
}

export interface ObjectMeta {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly generation?: number;
    readonly creationTimestamp?: string;
    readonly deletionTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
    readonly managedFields?: readonly ManagedFields[];
    readonly ownerReferences?: readonly OwnerReference[];
}

/** Goes with its owner: Kubernetes deletes it when the object of that uid is gone. */
export interface OwnerReference {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly uid: string;
    /** Whether a foreground deletion of the owner waits for it. */
    readonly blockOwnerDeletion?: boolean;
}

/** Who has written a part of the object, and when. */
export interface ManagedFields {
    readonly manager?: string;
    readonly operation?: string;
    readonly apiVersion?: string;
    readonly subresource?: string;
    readonly time?: string;
    readonly fieldsType?: string;
    /** A tree of the names of fields, each with `f:` before it. */
    readonly fieldsV1?: FieldSet;
}

export interface FieldSet {
    readonly [field: string]: FieldSet;
}

/** Where objects of a kind live. Said by us instead of discovered: one request less, and no cache to go stale. */
export interface Kind<T extends KubernetesObject = KubernetesObject> {
    readonly apiVersion: string;
    readonly kind: string;
    readonly plural: string;
    /** Never set; carries the type of the objects. */
    readonly object?: T;
}

export const kindOf = <T extends KubernetesObject>(apiVersion: string, kind: string, plural: string): Kind<T> => ({
    apiVersion,
    kind,
    plural,
});

/** Path of all objects of a kind, or of those in one namespace. */
export function listPath({ apiVersion, plural }: Kind, namespace: string | undefined): string {
    const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const inside = namespace === undefined ? "" : `/namespaces/${encodeURIComponent(namespace)}`;
    return `${root}${inside}/${plural}`;
}

export const objectPath = (kind: Kind, namespace: string | undefined, name: string): string =>
    `${listPath(kind, namespace)}/${encodeURIComponent(name)}`;
