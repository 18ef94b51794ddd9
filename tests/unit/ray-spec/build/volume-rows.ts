import { type PodArgs } from "../../../../provider/src/ray-spec/facts/effective-pod";
import { type PodRow } from "./row";

const volume = (source: object): Partial<PodArgs> => ({ volumes: { data: { mountPath: "/data", ...source } } });
const file = (kind: "configMap" | "secret", name: string): Record<string, PodRow> => {
    const row = (given: object, key: string, want: unknown): PodRow => ({
        given: volume({ [kind]: { name: "f", ...given } }),
        place: "volume",
        path: `${kind}/${key}`,
        want,
    });
    return {
        [`volumes.*.${kind}.name`]: row({}, name, "f"),
        [`volumes.*.${kind}.items`]: row({ items: { k: "p" } }, "items", [{ key: "k", path: "p" }]),
        [`volumes.*.${kind}.defaultMode`]: row({ defaultMode: 256 }, "defaultMode", 256),
        [`volumes.*.${kind}.optional`]: row({ optional: true }, "optional", true),
    };
};

const claim = (source: object): PodRow => ({
    given: volume(source),
    place: "volume",
    path: "persistentVolumeClaim/claimName",
    // By its source, hence a pattern.
    want: /^train-data-[0-9a-f]{6}$/,
});

export const VOLUMES: Record<string, PodRow> = {
    "volumes.*.mountPath": { given: volume({}), place: "mount", path: "mountPath", want: "/data" },
    "volumes.*.subPath": { given: volume({ subPath: "x" }), place: "mount", path: "subPath", want: "x" },
    "volumes.*.readOnly": { given: volume({ readOnly: true }), place: "mount", path: "readOnly", want: true },
    "volumes.*.persistentVolumeClaim": {
        given: volume({ persistentVolumeClaim: "c" }),
        place: "volume",
        path: "persistentVolumeClaim",
        want: { claimName: "c" },
    },
    "volumes.*.claimTemplate.size": {
        given: volume({ claimTemplate: { size: "9Gi" } }),
        place: "volume",
        path: "ephemeral/volumeClaimTemplate/spec",
        want: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "9Gi" } } },
    },
    "volumes.*.claimTemplate.storageClass": {
        given: volume({ claimTemplate: { size: "9Gi", storageClass: "gp3" } }),
        place: "volume",
        path: "ephemeral/volumeClaimTemplate/spec/storageClassName",
        want: "gp3",
    },
    "volumes.*.claimTemplate.accessMode": {
        given: volume({ claimTemplate: { size: "9Gi", accessMode: "ReadWriteMany" } }),
        place: "volume",
        path: "ephemeral/volumeClaimTemplate/spec/accessModes",
        want: ["ReadWriteMany"],
    },
    "volumes.*.emptyDir.medium": {
        given: volume({ emptyDir: { medium: "memory" } }),
        place: "volume",
        path: "emptyDir",
        want: { medium: "Memory" },
    },
    "volumes.*.emptyDir.sizeLimit": {
        given: volume({ emptyDir: { medium: "disk", sizeLimit: "1Gi" } }),
        place: "volume",
        path: "emptyDir",
        want: { sizeLimit: "1Gi" },
    },
    ...file("configMap", "name"),
    ...file("secret", "secretName"),
    "volumes.*.hostPath": {
        given: volume({ hostPath: "/mnt" }),
        place: "volume",
        path: "hostPath",
        want: { path: "/mnt" },
    },
    "volumes.*.efs.fileSystemId": claim({ efs: { fileSystemId: "fs-1" } }),
    "volumes.*.efs.accessPointId": claim({ efs: { fileSystemId: "fs-1", accessPointId: "fsap-1" } }),
    "volumes.*.fsxLustre.fileSystemId": claim({ fsxLustre: { fileSystemId: "fs-1", dnsName: "d", mountName: "m" } }),
    "volumes.*.fsxLustre.dnsName": claim({ fsxLustre: { fileSystemId: "fs-1", dnsName: "e", mountName: "m" } }),
    "volumes.*.fsxLustre.mountName": claim({ fsxLustre: { fileSystemId: "fs-1", dnsName: "d", mountName: "n" } }),
    "volumes.*.s3.bucketName": claim({ s3: { bucketName: "b" } }),
    "volumes.*.s3.prefix": claim({ s3: { bucketName: "b", prefix: "p/" } }),
    "volumes.*.s3.mountOptions": claim({ s3: { bucketName: "b", mountOptions: ["allow-delete"] } }),
    "volumes.*.source": {
        given: volume({ source: { nfs: { server: "n", path: "/" } } }),
        place: "volume",
        path: "nfs",
        want: { server: "n", path: "/" },
    },
};
