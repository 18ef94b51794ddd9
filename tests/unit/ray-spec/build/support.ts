import { type TSchema } from "../../../../provider/src/shared/definition";
import { type SchemaReading, valuesOf } from "../../../../provider/src/shared/validation/definition-reading";
import { type Tree } from "../../../../provider/src/shared/tree";
import { type RayGroup } from "../../../../provider/src/ray-spec/facts/ray-cluster-spec";

/** A group of a planned cluster, taken apart. */
export interface View {
    readonly group: Tree;
    readonly metadata: Tree;
    readonly spec: Tree;
    /** The Ray container. */
    readonly ray: Tree;
    readonly sidecar: Tree;
    readonly init: Tree;
    readonly volume: Tree;
    readonly mount: Tree;
}

export function viewOf(group: RayGroup): View {
    const { metadata, spec } = group.template as { readonly metadata: Tree; readonly spec: Tree };
    const nth = (list: unknown, at: number): Tree => (list as readonly Tree[] | undefined)?.[at] ?? {};
    const ray = nth(spec.containers, 0);
    return {
        group: group as unknown as Tree,
        metadata,
        spec,
        ray,
        sidecar: nth(spec.containers, 1),
        init: nth(spec.initContainers, 0),
        volume: nth(spec.volumes, 0),
        mount: nth(ray.volumeMounts, 0),
    };
}

/** The value at `path`, keys as in a JSON pointer; in lists by number or by name, e.g. `env/A/value`. */
export function at(tree: unknown, path: string): unknown {
    return path.split("/").reduce((value: unknown, part) => {
        const key = part.replaceAll("~1", "/");
        if (Array.isArray(value) && !/^\d+$/.test(key))
            return (value as readonly Tree[]).find(({ name }) => name === key);
        return typeof value === "object" && value !== null ? (value as Tree)[key] : undefined;
    }, tree);
}

/** Every input below a definition, e.g. `volumes.*.efs.fileSystemId`. */
export function inputsIn(definition: TSchema): string[] {
    return leaves(definition, "");
}

function leaves(definition: SchemaReading, path: string): string[] {
    const below = (key: string): string => (path === "" ? key : `${path}.${key}`);
    const values = valuesOf(definition) ?? definition.items;
    if (values !== undefined && isNested(values)) return leaves(values, below("*"));
    if (definition.properties === undefined) return [path];
    return Object.entries(definition.properties).flatMap(([key, property]) => leaves(property, below(key)));
}

const isNested = (definition: SchemaReading): boolean => definition.properties !== undefined;
