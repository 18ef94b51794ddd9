import { type Volume, type VolumeMount } from "../args/volume";
import { type PlannedSpec } from "../facts/planned-spec";
import { asTree, entriesOf } from "../tree/inputs";
import { type Json, type Tree, tree, unlessEmpty } from "../../shared/tree";
import { needsClaim } from "../facts/file-systems";

/** KubeRay's names: it adds neither where the pod has the mount already. */
const SHARED_MEMORY = "shared-mem";
const SHARED_MEMORY_PATH = "/dev/shm";

export interface PodVolumes {
    readonly volumes: readonly Json[];
    /** Where the Ray container has them. */
    readonly mounts: readonly Json[];
}

/** The volumes of a pod. */
export function planVolumes(
    claimName: PlannedSpec["claimName"],
    volumes: Record<string, Volume> | undefined,
    sharedMemory: string | undefined,
): PodVolumes {
    const named = entriesOf(volumes);
    const memory: Json[] =
        sharedMemory === undefined
            ? []
            : [{ name: SHARED_MEMORY, emptyDir: { medium: "Memory", sizeLimit: sharedMemory } }];
    return {
        volumes: [...memory, ...named.map(([name, volume]) => ({ name, ...planSource(claimName, name, volume) }))],
        mounts: [
            ...memory.map((): Json => ({ name: SHARED_MEMORY, mountPath: SHARED_MEMORY_PATH })),
            ...named.flatMap(([name, { mountPath, ...mount }]) =>
                mountPath === undefined ? [] : [planMount(name, { mountPath, ...mount })],
            ),
        ],
    };
}

export const planMount = (name: string, { mountPath, subPath, readOnly }: VolumeMount): Tree =>
    tree({ name, mountPath, subPath, readOnly: readOnly === true ? true : undefined });

function planSource(claimName: PlannedSpec["claimName"], name: string, volume: Volume): Tree {
    if (needsClaim(volume)) return { persistentVolumeClaim: { claimName: claimName(name, volume) } };
    const { persistentVolumeClaim, claimTemplate, emptyDir, configMap, secret, hostPath, source } = volume;
    if (persistentVolumeClaim !== undefined) return { persistentVolumeClaim: { claimName: persistentVolumeClaim } };
    if (claimTemplate !== undefined) return { ephemeral: { volumeClaimTemplate: { spec: planClaim(claimTemplate) } } };
    if (emptyDir !== undefined) return { emptyDir: planEmptyDir(emptyDir) };
    if (configMap !== undefined) return { configMap: tree({ name: configMap.name, ...planFiles(configMap) }) };
    if (secret !== undefined) return { secret: tree({ secretName: secret.name, ...planFiles(secret) }) };
    return hostPath === undefined ? (asTree(source) ?? {}) : { hostPath: { path: hostPath } };
}

const planClaim = ({ size, storageClass, accessMode }: NonNullable<Volume["claimTemplate"]>): Tree =>
    tree({
        accessModes: [accessMode ?? "ReadWriteOnce"],
        resources: { requests: { storage: size } },
        storageClassName: storageClass,
    });

const planEmptyDir = ({ medium, sizeLimit }: NonNullable<Volume["emptyDir"]>): Tree =>
    tree({ medium: medium === "memory" ? "Memory" : undefined, sizeLimit });

const planFiles = ({ items, defaultMode, optional }: Omit<NonNullable<Volume["secret"]>, "name">): Tree =>
    tree({ items: unlessEmpty(entriesOf(items).map(([key, path]): Json => ({ key, path }))), defaultMode, optional });
