import { keyedBy, hasOnly, present, textIn, treeIn, treesIn } from "../tree/reading";
import { type Json, type Tree } from "../../shared/tree";

/** `env`, `envValueFrom` and `envFrom` of a container, as far as they can say its variables. */
export function variablesOf(container: Tree): Tree {
    const variables = keyedBy(treesIn(container.env).map((entry) => [textIn(entry.name), entry]));
    const values = Object.entries(variables).flatMap(([name, { value, valueFrom }]): [string, Json][] =>
        valueFrom === undefined && (value === undefined || typeof value === "string") ? [[name, value ?? ""]] : [],
    );
    const sources = Object.entries(variables).flatMap(([name, { value, valueFrom }]): [string, Json][] => {
        const source = value === undefined ? sourceOf(treeIn(valueFrom)) : undefined;
        return source === undefined ? [] : [[name, source]];
    });
    return present({
        env: Object.fromEntries(values),
        envValueFrom: Object.fromEntries(sources),
        envFrom: envFromOf(treesIn(container.envFrom)),
    });
}

/** A key of a Secret, if that is what it is. */
export const secretKeyOf = (source: Tree): Json | undefined =>
    hasOnly(source, "secretKeyRef") ? keyOf(treeIn(source.secretKeyRef)) : undefined;

function sourceOf(source: Tree): Json | undefined {
    const secretKeyRef = secretKeyOf(source);
    if (secretKeyRef !== undefined) return { secretKeyRef };
    const configMapKeyRef = hasOnly(source, "configMapKeyRef") ? keyOf(treeIn(source.configMapKeyRef)) : undefined;
    if (configMapKeyRef !== undefined) return { configMapKeyRef };
    const [field, resource] = [treeIn(source.fieldRef), treeIn(source.resourceFieldRef)];
    if (hasOnly(source, "fieldRef") && hasOnly(field, "fieldPath")) return oneOf("fieldPath", field.fieldPath);
    if (!hasOnly(source, "resourceFieldRef") || !hasOnly(resource, "resource")) return undefined;
    return oneOf("resource", resource.resource);
}

const oneOf = (input: string, value: Json | undefined): Tree | undefined =>
    textIn(value) === undefined ? undefined : present({ [input]: value });

const keyOf = ({ name, key, optional }: Tree): Tree | undefined =>
    textIn(name) === undefined || textIn(key) === undefined ? undefined : present({ name, key, optional });

/** Their order says which of two equal names counts, so it is all of them or none. */
function envFromOf(entries: readonly Tree[]): readonly Tree[] | undefined {
    const sources = entries.map(({ prefix, secretRef, configMapRef, ...rest }) => {
        if (!hasOnly(rest) || (secretRef === undefined) === (configMapRef === undefined)) return undefined;
        const { name, optional, ...others } = treeIn(secretRef ?? configMapRef);
        if (textIn(name) === undefined || !hasOnly(others)) return undefined;
        return present({ [secretRef === undefined ? "configMapName" : "secretName"]: name, prefix, optional });
    });
    return sources.every((source) => source !== undefined) ? sources : undefined;
}
