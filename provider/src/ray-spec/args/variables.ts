import { mapOf, object, type Static, Type } from "../../shared/definition";

const optional = Type.Optional(
    Type.Boolean({
        description: "Whether the container starts without it when it is not there. Default: false.",
    }),
);

/** A key of a Secret or ConfigMap. */
const keySelector = (name: string, what: string) =>
    object(name, `A key of a ${what} in the cluster's namespace.`, {
        name: Type.String({ description: `Name of the ${what}.` }),
        key: Type.String({ description: "The key." }),
        optional,
    });

export const secretKeySelector = keySelector("SecretKeySelector", "Secret");
export type SecretKeySelector = Static<typeof secretKeySelector>;
const configMapKeySelector = keySelector("ConfigMapKeySelector", "ConfigMap");

const envVarSource = object("EnvVarSource", "Where a variable takes its value from: exactly one of these.", {
    secretKeyRef: Type.Optional(secretKeySelector),
    configMapKeyRef: Type.Optional(configMapKeySelector),
    fieldPath: Type.Optional(Type.String({ description: "A field of the pod, e.g. `status.podIP`. Default: none." })),
    resource: Type.Optional(
        Type.String({
            description: "A size of the container itself, e.g. `limits.memory`, in its base unit. Default: none.",
        }),
    ),
});
export type EnvVarSource = Static<typeof envVarSource>;

const envFromSource = object("EnvFromSource", "A Secret or ConfigMap whose keys become variables: exactly one.", {
    secretName: Type.Optional(
        Type.String({ description: "Name of a Secret in the cluster's namespace. Default: none." }),
    ),
    configMapName: Type.Optional(
        Type.String({ description: "Name of a ConfigMap in the cluster's namespace. Default: none." }),
    ),
    prefix: Type.Optional(Type.String({ description: "Put before each key. Default: none." })),
    optional,
});
export type EnvFromSource = Static<typeof envFromSource>;

/** Environment variables of a container. */
export const variables = {
    env: Type.Optional(
        mapOf(Type.String({ description: "Value of the variable." }), {
            description:
                "Environment variables by name. A value may refer to another variable as `$(NAME)`. Default: none.",
        }),
    ),
    envValueFrom: Type.Optional(
        mapOf(envVarSource, {
            description:
                "Environment variables by name whose value is in a Secret, a ConfigMap or a field of the pod. Default: none.",
        }),
    ),
    envFrom: Type.Optional(
        Type.Array(envFromSource, {
            description:
                "Secrets and ConfigMaps whose keys all become environment variables, in this order. Default: none.",
        }),
    ),
};
