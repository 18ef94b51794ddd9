import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { clusterOf, judgeCluster } from "./cluster";
import { judgeLookup } from "./lookup";
import { judgePool, unitWithPool } from "./pool";
import { type Differs, type Judge } from "./row";
import { judgeUnit, unitOf } from "./unit";

/** A resource of a Pulumi YAML program. */
export interface YamlResource {
    readonly type: string;
    readonly name?: string;
    readonly properties?: unknown;
}

/** The resource that a user writes in YAML; `undefined` for what needs a cluster or an account in some state. */
export function asYaml(judge: Judge, { unit: name, ...differs }: Differs): YamlResource | undefined {
    if (judge === judgeUnit) {
        return {
            type: "kuberay:RayPlatform",
            ...(typeof name === "string" && { name }),
            ...properties(unitOf(differs)),
        };
    }
    if (judge === judgePool) return { type: "kuberay:RayPlatform", ...properties(unitWithPool(differs)) };
    if (judge === judgeCluster) return { type: "kuberay:RayCluster", ...properties(clusterOf(differs)) };
    return judge === judgeLookup ? undefined : unwritten();
}

function unwritten(): never {
    throw new Error("a table of rules whose rows nobody has written in YAML");
}

function properties(inputs: Differs): { properties: unknown } {
    return { properties: written(inputs) };
}

/** A resource with an output, its `state`, that no preview knows. */
export const LATER: Readonly<Record<string, YamlResource>> = {
    later: { type: "kuberay:RayCluster", ...properties(clusterOf({})) },
};
const UNKNOWN_TEXTS = { "fn::split": [",", "${later.state}"] };

function written(value: unknown): unknown {
    if (value === UNKNOWN) return UNKNOWN_TEXTS;
    if (Array.isArray(value)) return value.map(written);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, written(each)]));
}
