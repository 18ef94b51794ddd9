import { type EnvFromSource, type EnvVarSource } from "../args/variables";
import { entriesOf, itemsOf } from "../tree/inputs";
import { type Json, type Tree, tree, unlessEmpty } from "../../shared/tree";

export interface Variables {
    readonly env?: Record<string, string>;
    readonly envValueFrom?: Record<string, EnvVarSource>;
    readonly envFrom?: EnvFromSource[];
}

/**
 * `env` and `envFrom` of a container. A value may hold `$(NAME)` for a variable that stands before it, so those with
 * a source come first and those that refer to others last, each after those it refers to.
 */
export function planVariables({ env, envValueFrom, envFrom }: Variables): Tree {
    const literals = entriesOf(env).map(([name, value]): Literal => ({ name, value }));
    const refers = ({ value }: Literal): boolean => typeof value === "string" && /\$\([A-Za-z_]/.test(value);
    const variables = [
        ...entriesOf(envValueFrom).map(([name, source]): Json => ({ name, valueFrom: planSource(source) })),
        ...literals.filter((variable) => !refers(variable)),
        ...inOrder(literals.filter(refers)),
    ];
    return tree({ env: unlessEmpty(variables), envFrom: unlessEmpty(itemsOf(envFrom).map(planEnvFrom)) });
}

interface Literal extends Tree {
    readonly name: string;
    readonly value: Json;
}

/** Each after those it refers to; in a circle, which no order can serve, the first one first. */
function inOrder(variables: readonly Literal[]): Literal[] {
    const waiting = [...variables];
    const ordered: Literal[] = [];
    while (waiting.length > 0) {
        const free = waiting.findIndex((one) => !waiting.some((other) => other !== one && mentions(one, other)));
        ordered.push(...waiting.splice(Math.max(0, free), 1));
    }
    return ordered;
}

const mentions = ({ value }: Literal, { name }: Literal): boolean =>
    typeof value === "string" && value.includes(`$(${name})`);

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
