import { type EnvFromSource, type EnvVarSource } from "../args/variables";
import { isTree, type Json, type Tree, tree, unlessEmpty } from "../object";
import { entriesOf, itemsOf } from "./inputs";

export interface Variables {
    readonly env?: Record<string, string>;
    readonly envValueFrom?: Record<string, EnvVarSource>;
    readonly envFrom?: EnvFromSource[];
}

/**
 * `env` and `envFrom` of a container. A value may hold `$(NAME)` for a variable that stands before it, so those with
 * a source come first and those that refer to others last.
 */
export function planVariables({ env, envValueFrom, envFrom }: Variables): Tree {
    const literals = entriesOf(env).map(([name, value]): Json => ({ name, value }));
    const refers = (variable: Json): boolean =>
        isTree(variable) && typeof variable.value === "string" && /\$\([A-Za-z_]/.test(variable.value);
    const variables = [
        ...entriesOf(envValueFrom).map(([name, source]): Json => ({ name, valueFrom: planSource(source) })),
        ...literals.filter((variable) => !refers(variable)),
        ...literals.filter(refers),
    ];
    return tree({ env: unlessEmpty(variables), envFrom: unlessEmpty(itemsOf(envFrom).map(planEnvFrom)) });
}

/** A key of a Secret as Kubernetes refers to it. */
export const secretSource = (selector: EnvVarSource["secretKeyRef"]): Tree | undefined =>
    selector === undefined ? undefined : { secretKeyRef: tree({ ...selector }) };

function planSource({ secretKeyRef, configMapKeyRef, fieldPath, resource }: EnvVarSource): Tree {
    if (secretKeyRef !== undefined) return { secretKeyRef: tree({ ...secretKeyRef }) };
    if (configMapKeyRef !== undefined) return { configMapKeyRef: tree({ ...configMapKeyRef }) };
    if (fieldPath !== undefined) return { fieldRef: { fieldPath } };
    return resource === undefined ? {} : { resourceFieldRef: { resource } };
}

function planEnvFrom({ secretName, configMapName, prefix, optional }: EnvFromSource): Tree {
    return tree({
        prefix,
        ...(secretName !== undefined && { secretRef: tree({ name: secretName, optional }) }),
        ...(configMapName !== undefined && { configMapRef: tree({ name: configMapName, optional }) }),
    });
}
