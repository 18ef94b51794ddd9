import { isIP } from "node:net";
import { isRecord, knownNumber, knownText } from "../../shared/known";
import { parseQuantity } from "../../shared/quantity";
import { isUnknown } from "../../shared/unknown";
import { between, eachEntry, exactlyOne, type FieldRule, notEmpty, type ObjectRule, oneOf, text } from "./field-rule";
import { RAY_CLUSTER_TYPES } from "./ray-cluster-types.gen";
import { isConfigKey, isDnsLabel, isDnsSubdomain, isInnerPath } from "../facts/syntax";

/** 0777, and the highest that Kubernetes takes. */
const MOST_MODE = 511;

const objectName = (what: string): FieldRule =>
    text(isDnsSubdomain, `is the name of a ${what}: lower-case letters, digits, "-" and "."`, "Give its name.");
const fileName = text((path) => path !== "" && isInnerPath(path), 'is a relative path without ".."', "Correct it.");
const anything = text((value) => value !== "", "is not empty", "Give it.");
const mode = between(0, MOST_MODE);
const claim = objectName("PersistentVolumeClaim");

export const VOLUME_FIELDS: Readonly<Record<string, FieldRule>> = {
    "Volumes.name": text(
        isDnsLabel,
        'the name of a volume is at most 63 lower-case letters, digits and "-", no "-" first or last',
        "Rename it.",
    ),
    "HostPath.path": text(
        (path) => path !== "" && !path.split("/").includes(".."),
        'is a path without ".."',
        "Give it.",
    ),
    "HostPath.type": oneOf(
        "",
        "DirectoryOrCreate",
        "Directory",
        "FileOrCreate",
        "File",
        "Socket",
        "CharDevice",
        "BlockDevice",
    ),
    "EmptyDir.medium": text(
        (medium) => ["", "Memory", "HugePages"].includes(medium) || /^HugePages-\d+[KMG]i$/.test(medium),
        'is "Memory", "HugePages" or left out for the disk',
    ),
    "EmptyDir.sizeLimit": (value) =>
        (amountOf(value) ?? 0) >= 0 ? [] : [{ reason: "is a quantity of 0 or more. Raise it." }],
    "Secret.secretName": objectName("Secret"),
    "Secret.defaultMode": mode,
    "ConfigMap.name": objectName("ConfigMap"),
    "ConfigMap.defaultMode": mode,
    "SourcesConfigMap.name": objectName("Secret or ConfigMap"),
    "Items.key": text(isConfigKey, 'is a key: letters, digits, "-", "_" and "."', "Give the key."),
    "Items.path": fileName,
    "Items.mode": mode,
    "DownwardAPIItems.path": fileName,
    "DownwardAPIItems.mode": mode,
    "DownwardAPI.defaultMode": mode,
    "Projected.defaultMode": mode,
    "ServiceAccountToken.path": fileName,
    "ServiceAccountToken.expirationSeconds": between(600, 2 ** 32),
    "PersistentVolumeClaim.claimName": claim,
    "Csi.driver": text(
        (driver) => driver.length <= 63 && isDnsSubdomain(driver.toLowerCase()),
        'is the name of a CSI driver: at most 63 letters, digits, "-" and "."',
    ),
    "Nfs.server": anything,
    "Nfs.path": text((path) => path.startsWith("/"), "is an absolute path"),
    "VolumeClaimTemplateSpec.accessModes": (value) => [
        ...notEmpty(value),
        ...eachEntry(oneOf("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"))(value),
        ...(Array.isArray(value) && value.length > 1 && value.includes("ReadWriteOncePod")
            ? [{ reason: "has ReadWriteOncePod alone or not at all. Leave the others out." }]
            : []),
    ],
    "VolumeClaimTemplateSpec.storageClassName": text(
        (name) => name === "" || isDnsSubdomain(name),
        "is the name of a StorageClass",
    ),
    "VolumeClaimTemplateSpec.volumeMode": oneOf("Filesystem", "Block"),
    "HostAliases.ip": text((ip) => isIP(ip) !== 0, "is an IP address"),
    "HostAliases.hostnames": eachEntry(text(isDnsSubdomain, "is a host name")),
    "DnsConfig.nameservers": eachEntry(text((ip) => isIP(ip) !== 0, "is an IP address")),
};

const amountOf = (value: unknown): number | undefined => knownNumber(value) ?? parseQuantity(knownText(value) ?? "");

const VOLUME_SOURCES = Object.keys(RAY_CLUSTER_TYPES.Volumes ?? {}).filter((name) => name !== "name!");
const PROJECTIONS = Object.keys(RAY_CLUSTER_TYPES.Sources ?? {});

const claimHasASize: ObjectRule = ({ resources, accessModes }) => {
    const requests = isRecord(resources) && isRecord(resources.requests) ? resources.requests : {};
    const { storage } = requests;
    const sized = isUnknown(resources) || isUnknown(storage) || (amountOf(storage) ?? 0) > 0;
    const reason = "has requests.storage above 0, the size of the volume. Give it.";
    return [
        ...(sized ? [] : [{ field: "resources", reason, absent: storage === undefined }]),
        ...(accessModes === undefined
            ? [{ field: "accessModes", reason: "is required. Give one, e.g. ReadWriteOnce.", absent: true }]
            : []),
    ];
};

const named =
    (field: string): ObjectRule =>
    (object) =>
        object[field] === undefined
            ? [{ field, reason: "is required by Kubernetes, and missing. Give it.", absent: true }]
            : [];

export const VOLUME_OBJECTS: Readonly<Record<string, ObjectRule>> = {
    Volumes: exactlyOne("source", VOLUME_SOURCES),
    Sources: exactlyOne("source", PROJECTIONS),
    DownwardAPIItems: exactlyOne("source", ["fieldRef", "resourceFieldRef"]),
    Secret: named("secretName"),
    ConfigMap: named("name"),
    SourcesConfigMap: named("name"),
    ConfigMapKeyRef: named("name"),
    ConfigMapRef: named("name"),
    Ephemeral: named("volumeClaimTemplate"),
    VolumeClaimTemplateSpec: claimHasASize,
};
