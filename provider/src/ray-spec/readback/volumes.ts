import { keyedBy, hasOnly, listIn, present, textIn, treeIn, treesIn } from "../tree/reading";
import { type Json, type Tree } from "../../shared/tree";

/** The volumes of a pod by name, each with the one place where the Ray container has it. */
export function volumesOf(spec: Tree, container: Tree): Tree {
    const volumes = keyedBy(treesIn(spec.volumes).map(({ name, ...source }) => [textIn(name), source]));
    const mounts = mountsOf(container);
    const inputs = Object.entries(volumes).flatMap(([name, source]): [string, Json][] => {
        const typed = sourceOf(source);
        return typed === undefined ? [] : [[name, { ...treeIn(mounts[name]), ...typed }]];
    });
    return present({ volumes: Object.fromEntries(inputs) });
}

/** By volume; one that is mounted in two places is not among them. */
export const mountsOf = (container: Tree): Readonly<Record<string, Tree>> =>
    keyedBy(
        treesIn(container.volumeMounts).map(({ name, ...mount }) => [
            hasOnly(mount, "mountPath", "subPath", "readOnly") && textIn(mount.mountPath) !== undefined
                ? textIn(name)
                : undefined,
            mount,
        ]),
    );

function sourceOf(volume: Tree): Tree | undefined {
    const [kind = "", ...others] = Object.keys(volume);
    if (others.length > 0) return undefined;
    const source = treeIn(volume[kind]);
    const typed = Object.hasOwn(SOURCES, kind) ? SOURCES[kind]?.(source) : undefined;
    return typed ?? (kind === "" ? undefined : { source: volume });
}

type Source = (source: Tree) => Tree | undefined;

/** What has an input of its own; the others, and what these cannot say, are given as Kubernetes writes them. */
const SOURCES: Readonly<Record<string, Source>> = {
    emptyDir: (source) => {
        const isKnown = source.medium === undefined || source.medium === "Memory";
        if (!hasOnly(source, "medium", "sizeLimit") || !isKnown || !isTextOrNothing(source.sizeLimit)) return undefined;
        const medium = source.medium === "Memory" ? "memory" : undefined;
        return { emptyDir: present({ medium, sizeLimit: source.sizeLimit }) };
    },
    persistentVolumeClaim: (source) =>
        hasOnly(source, "claimName") ? given("persistentVolumeClaim", source.claimName) : undefined,
    hostPath: (source) => (hasOnly(source, "path") ? given("hostPath", source.path) : undefined),
    configMap: ({ name, ...rest }) => files("configMap", name, rest),
    secret: ({ secretName, ...rest }) => files("secret", secretName, rest),
    ephemeral: claimTemplate,
};

const isTextOrNothing = (value: Json | undefined): boolean => value === undefined || typeof value === "string";

const given = (input: string, value: Json | undefined): Tree | undefined =>
    textIn(value) === undefined ? undefined : present({ [input]: value });

function files(input: string, name: Json | undefined, { items, ...rest }: Tree): Tree | undefined {
    if (textIn(name) === undefined || !hasOnly(rest, "defaultMode", "optional")) return undefined;
    const entries = treesIn(items).map((item) => [textIn(item.key), item] as const);
    const isPlain = entries.every(([, item]) => hasOnly(item, "key", "path") && textIn(item.path) !== undefined);
    const byName = keyedBy(entries);
    if (!isPlain || Object.keys(byName).length < entries.length) return undefined;
    const paths = Object.entries(byName).map(([key, item]): [string, string] => [key, textIn(item.path) ?? ""]);
    return { [input]: present({ name, items: Object.fromEntries(paths), ...rest }) };
}

function claimTemplate({ volumeClaimTemplate, ...others }: Tree): Tree | undefined {
    const { spec, metadata, ...rest } = treeIn(volumeClaimTemplate);
    const { accessModes, resources, storageClassName, ...unsaid } = treeIn(spec);
    const { requests, ...limits } = treeIn(resources);
    const { storage, ...sizes } = treeIn(requests);
    const isPlain = [others, rest, unsaid, limits, sizes].every((tree) => hasOnly(tree)) && metadata === undefined;
    const [accessMode, ...modes] = listIn(accessModes);
    if (!isPlain || modes.length > 0 || accessMode === undefined || textIn(storage) === undefined) return undefined;
    return {
        claimTemplate: present({
            size: storage,
            storageClass: storageClassName,
            accessMode: accessMode === "ReadWriteOnce" ? undefined : accessMode,
        }),
    };
}
