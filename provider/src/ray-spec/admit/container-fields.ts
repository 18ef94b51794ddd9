import { isRecord, knownText } from "../../shared/known";
import {
    atLeast,
    between,
    eachEntry,
    exactlyOne,
    type FieldRule,
    notEmpty,
    type ObjectRule,
    oneOf,
    text,
} from "./field-rule";
import { resourcesAreOrdered, resourcesAreResources } from "./resource-fields";
import {
    isAbsolutePath,
    isConfigKey,
    isDnsLabel,
    isDnsSubdomain,
    isInnerPath,
    isLabelValue,
    isPortName,
    isQualifiedName,
    isVariableName,
} from "../facts/syntax";

const MAX_ID = 2 ** 31 - 1;

const FIELD_PATHS = ["metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName"];
const STATUS_PATHS = ["status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"];

const isFieldPath = (path: string): boolean => {
    const subscript = /^metadata\.(labels|annotations)\['(?<key>.*)'\]$/.exec(path)?.groups?.key;
    if (subscript !== undefined) return isQualifiedName(subscript);
    return [...FIELD_PATHS, ...STATUS_PATHS].includes(path);
};

const isResourcePath = (path: string): boolean =>
    /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-\d+[KMG]i)$/.test(path);

const variableName = text(
    isVariableName,
    'the name of a variable is letters, digits, "_", "." or "-", no digit first',
    "Rename it.",
);
const portName = text(
    isPortName,
    'the name of a port is at most 15 lower-case letters, digits and "-", with a letter among them',
    "Rename it.",
);
const objectName = (what: string): FieldRule =>
    text(isDnsSubdomain, `is the name of a ${what}: lower-case letters, digits, "-" and "."`, "Give its name.");
const portOrName: FieldRule = (value) => (typeof value === "number" ? between(1, 65535)(value) : portName(value));

export const CONTAINER_FIELDS: Readonly<Record<string, FieldRule>> = {
    "Containers.name": text(
        isDnsLabel,
        'the name of a container is at most 63 lower-case letters, digits and "-", no "-" first or last',
        "Rename it.",
    ),
    "Containers.image": text(
        (image) => image !== "" && image.trim() === image,
        "an image has a name, without spaces around it",
    ),
    "Containers.imagePullPolicy": oneOf("Always", "IfNotPresent", "Never"),
    "AutoscalerOptions.imagePullPolicy": oneOf("Always", "IfNotPresent", "Never"),
    "AutoscalerOptions.idleTimeoutSeconds": atLeast(0),
    "AutoscalerOptions.image": text((image) => image.trim() === image, "an image has a name, without spaces around it"),
    "Containers.terminationMessagePolicy": oneOf("File", "FallbackToLogsOnError"),
    "Containers.restartPolicy": oneOf("Always", "OnFailure", "Never"),
    "Env.name": variableName,
    "FieldRef.fieldPath": text(
        isFieldPath,
        `is a field of the pod such as ${[...FIELD_PATHS.slice(0, 2), ...STATUS_PATHS.slice(2)].join(", ")} or metadata.labels['key']`,
        "Name one of these.",
    ),
    "ResourceFieldRef.resource": text(
        isResourcePath,
        "is limits. or requests. with cpu, memory or ephemeral-storage",
        'Write e.g. "limits.memory".',
    ),
    "ConfigMapKeyRef.name": objectName("Secret or ConfigMap"),
    "ConfigMapKeyRef.key": text(isConfigKey, 'is a key: letters, digits, "-", "_" and "."', "Give the key."),
    "ConfigMapRef.name": objectName("Secret or ConfigMap"),
    "EnvFrom.prefix": text(
        (prefix) => prefix === "" || isVariableName(prefix),
        'is put before names of variables: letters, digits, "_", "." or "-", no digit first',
    ),
    "ContainersPorts.containerPort": between(1, 65535),
    "ContainersPorts.hostPort": between(0, 65535),
    "ContainersPorts.name": portName,
    "ContainersPorts.protocol": oneOf("TCP", "UDP", "SCTP"),
    "VolumeMounts.mountPath": text(
        (path) => path.startsWith("/") && !path.includes(":"),
        'is an absolute path without ":"',
        'Begin it with "/".',
    ),
    "VolumeMounts.subPath": text(isInnerPath, 'is a path inside the volume, without "/" first and without ".."'),
    "VolumeMounts.subPathExpr": text(isInnerPath, 'is a path inside the volume, without "/" first and without ".."'),
    "VolumeMounts.mountPropagation": oneOf("None", "HostToContainer", "Bidirectional"),
    "VolumeMounts.recursiveReadOnly": oneOf("Disabled", "IfPossible", "Enabled"),
    "LivenessProbe.initialDelaySeconds": atLeast(0),
    "LivenessProbe.timeoutSeconds": atLeast(0),
    "LivenessProbe.periodSeconds": atLeast(0),
    "LivenessProbe.successThreshold": atLeast(0),
    "LivenessProbe.failureThreshold": atLeast(0),
    "LivenessProbe.terminationGracePeriodSeconds": atLeast(1),
    "Exec.command": notEmpty,
    "HttpGet.port": portOrName,
    "HttpGet.scheme": oneOf("HTTP", "HTTPS"),
    "HttpHeaders.name": text((name) => /^[-\w.]+$/.test(name), 'is a name of letters, digits, "-", "_" and "."'),
    "TcpSocket.port": portOrName,
    "Grpc.port": between(1, 65535),
    "Sleep.seconds": atLeast(1),
    "Resources.limits": resourcesAreResources,
    "Resources.requests": resourcesAreResources,
    "ResizePolicy.resourceName": oneOf("cpu", "memory"),
    "ResizePolicy.restartPolicy": oneOf("NotRequired", "RestartContainer"),
    "SecurityContext.runAsUser": between(0, MAX_ID),
    "SecurityContext.runAsGroup": between(0, MAX_ID),
    "SecurityContext.procMount": oneOf("Default", "Unmasked"),
    "AppArmorProfile.type": oneOf("RuntimeDefault", "Unconfined", "Localhost"),
    "AppArmorProfile.localhostProfile": text(
        (path) => path !== "" && isInnerPath(path) && path.trim() === path,
        'is a relative path on the node, without ".."',
    ),
    "SpecSecurityContext.runAsUser": between(0, MAX_ID),
    "SpecSecurityContext.runAsGroup": between(0, MAX_ID),
    "SpecSecurityContext.fsGroup": between(0, MAX_ID),
    "SpecSecurityContext.supplementalGroups": eachEntry(between(0, MAX_ID)),
    "SpecSecurityContext.fsGroupChangePolicy": oneOf("OnRootMismatch", "Always"),
    "SpecSecurityContext.supplementalGroupsPolicy": oneOf("Merge", "Strict"),
    "SpecSecurityContext.seLinuxChangePolicy": oneOf("Recursive", "MountOption"),
    "VolumeDevices.devicePath": text(isAbsolutePath, "is an absolute path"),
    "Os.name": text((name) => isQualifiedName(name) && isLabelValue(name.replace("/", ".")), "is a name"),
};

const HANDLERS = ["exec", "httpGet", "tcpSocket"];

const valueOrSource: ObjectRule = ({ value, valueFrom }) =>
    valueFrom !== undefined && value !== undefined && value !== ""
        ? [{ field: "", reason: "has a value, or takes it from somewhere, got both. Leave one out." }]
        : [];

const escalationAgrees: ObjectRule = ({ privileged, allowPrivilegeEscalation, capabilities }) => {
    if (allowPrivilegeEscalation !== false) return [];
    const { add } = isRecord(capabilities) ? capabilities : {};
    const hasAdmin = Array.isArray(add) && add.some((name) => /^(CAP_)?SYS_ADMIN$/.test(knownText(name) ?? ""));
    if (privileged !== true && !hasAdmin) return [];
    const what = privileged === true ? "`privileged`" : "SYS_ADMIN";
    const reason = `${what} needs allowPrivilegeEscalation, which is false${privileged === true ? ", as `podSecurity` restricted writes it" : ""}. Say allowPrivilegeEscalation: true beside it.`;
    return [{ field: privileged === true ? "privileged" : "capabilities", reason }];
};

const profileAgrees: ObjectRule = ({ type, localhostProfile }) => {
    if (type === "Localhost" && localhostProfile === undefined)
        return [
            { field: "localhostProfile", reason: "is required with type Localhost. Give the path of the profile." },
        ];
    if (type !== "Localhost" && localhostProfile !== undefined && knownText(type) !== undefined)
        return [
            { field: "localhostProfile", reason: `goes with type Localhost, got "${String(type)}". Leave it out.` },
        ];
    return [];
};

const mountsAgree: ObjectRule = ({ subPath, subPathExpr, recursiveReadOnly, readOnly }) => [
    ...(subPath !== undefined && subPathExpr !== undefined
        ? [{ field: "subPathExpr", reason: "excludes `subPath`, got both. Leave one out." }]
        : []),
    ...(recursiveReadOnly !== undefined && recursiveReadOnly !== "Disabled" && readOnly !== true
        ? [{ field: "recursiveReadOnly", reason: "needs `readOnly: true`. Say it beside it." }]
        : []),
];

export const CONTAINER_OBJECTS: Readonly<Record<string, ObjectRule>> = {
    Env: valueOrSource,
    ValueFrom: exactlyOne("source", ["configMapKeyRef", "fieldRef", "resourceFieldRef", "secretKeyRef", "fileKeyRef"]),
    EnvFrom: exactlyOne("source", ["configMapRef", "secretRef"]),
    LivenessProbe: exactlyOne("handler", [...HANDLERS, "grpc"]),
    Exec: ({ command }) =>
        command === undefined
            ? [{ field: "command", reason: "is required by Kubernetes, and missing. Give it.", absent: true }]
            : [],
    PostStart: exactlyOne("handler", [...HANDLERS, "sleep"]),
    SecurityContext: escalationAgrees,
    AppArmorProfile: profileAgrees,
    VolumeMounts: mountsAgree,
    Resources: resourcesAreOrdered,
};
