import { MULTIKUEUE, KUBERAY_OPERATOR } from "../facts/managers";
import { isUnknown } from "../../shared/unknown";
import { isRecord, knownText } from "../../shared/known";
import {
    atLeast,
    between,
    eachEntry,
    entries,
    exactlyOne,
    type FieldRule,
    notEmpty,
    type ObjectRule,
    oneOf,
    text,
} from "./field-rule";
import { labelKey, labelMap } from "./scheduling-fields";
import { isDnsLabel, isDnsSubdomain, isQualifiedName } from "../facts/syntax";

const name = (what: string): FieldRule =>
    text(isDnsSubdomain, `is the name of a ${what}: lower-case letters, digits, "-" and "."`, "Correct it.");
const nameOrNothing = (what: string): FieldRule => {
    const rule = name(what);
    return (value) => (value === "" ? [] : rule(value));
};
const dnsLabel = (what: string): FieldRule =>
    text((label) => label === "" || isDnsLabel(label), `is ${what}: at most 63 lower-case letters, digits and "-"`);

/** Annotations are as good as unlimited, but for all of them together. */
const MOST_ANNOTATIONS = 256 * 1024;

const annotationMap: FieldRule = (value) => {
    const map = isRecord(value) ? value : {};
    const size = Object.entries(map).reduce((sum, [key, it]) => sum + key.length + (knownText(it)?.length ?? 0), 0);
    const tooLarge =
        size > MOST_ANNOTATIONS
            ? [{ reason: `annotations have at most 256 kB together, got ${size} bytes. Shorten them.` }]
            : [];
    return [...entries(annotationKey)(value), ...tooLarge];
};

const annotationKey = text(
    (key) => isQualifiedName(key.toLowerCase()),
    'the key of an annotation is a name of at most 63 letters, digits, "-", "_" or ".", perhaps after a domain and "/"',
    "Rename it.",
);

export const POD_FIELDS: Readonly<Record<string, FieldRule>> = {
    "Metadata.labels": labelMap,
    "Metadata.annotations": annotationMap,
    "Metadata.name": nameOrNothing("pod"),
    "Metadata.finalizers": eachEntry(
        text((it) => it.includes("/") && isQualifiedName(it), 'is a name after a domain and "/"'),
    ),
    "RayClusterSpec.headServiceAnnotations": annotationMap,
    "RayClusterSpec.managedBy": oneOf(KUBERAY_OPERATOR, MULTIKUEUE),
    "HeadGroupSpec.serviceType": oneOf("ClusterIP", "NodePort", "LoadBalancer", "ExternalName"),
    "HeadGroupSpec.labels": labelMap,
    "WorkerGroupSpecs.labels": labelMap,
    "WorkerGroupSpecs.groupName": text(isDnsLabel, 'is a DNS label: lower-case letters, digits and "-"', "Rename it."),
    "WorkerGroupSpecs.replicas": atLeast(0),
    "WorkerGroupSpecs.minReplicas": atLeast(0),
    "WorkerGroupSpecs.maxReplicas": atLeast(0),
    "WorkerGroupSpecs.numOfHosts": atLeast(1),
    "WorkerGroupSpecs.idleTimeoutSeconds": atLeast(0),
    "Ports.port": between(1, 65535),
    "Ports.nodePort": between(0, 65535),
    "Ports.protocol": oneOf("TCP", "UDP", "SCTP"),
    "Ports.name": text(isDnsLabel, "the name of a Service's port is a DNS label", "Rename it."),
    "Spec.type": oneOf("ClusterIP", "NodePort", "LoadBalancer", "ExternalName"),
    "TemplateSpec.containers": notEmpty,
    "TemplateSpec.restartPolicy": oneOf("Always", "OnFailure", "Never"),
    "TemplateSpec.dnsPolicy": oneOf("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"),
    "TemplateSpec.preemptionPolicy": oneOf("PreemptLowerPriority", "Never"),
    "TemplateSpec.terminationGracePeriodSeconds": atLeast(0),
    "TemplateSpec.activeDeadlineSeconds": between(1, 2 ** 31 - 1),
    "TemplateSpec.serviceAccountName": nameOrNothing("ServiceAccount"),
    "TemplateSpec.priorityClassName": nameOrNothing("PriorityClass"),
    "TemplateSpec.runtimeClassName": name("RuntimeClass"),
    "TemplateSpec.schedulerName": nameOrNothing("scheduler"),
    "TemplateSpec.nodeName": nameOrNothing("node"),
    "TemplateSpec.hostname": dnsLabel("a host name"),
    "TemplateSpec.subdomain": dnsLabel("a subdomain"),
    "TemplateSpec.ephemeralContainers": (value) =>
        Array.isArray(value) && value.length > 0
            ? [{ reason: "cannot be given to a pod that is made. Use sidecars or containers." }]
            : [],
    "TemplateSpec.schedulingGates": eachEntry((gate) =>
        isRecord(gate) && !isUnknown(gate.name) ? labelKey(gate.name) : [],
    ),
    "TemplateSpec.overhead": () => [
        { reason: "is that of the RuntimeClass, which Kubernetes fills in itself. Leave it out." },
    ],
    "ImagePullSecrets.name": name("Secret"),
    "ReadinessGates.conditionType": labelKey,
};

const sharesOneWay: ObjectRule = ({ hostPID, shareProcessNamespace, dnsPolicy, dnsConfig, os }) => [
    ...(hostPID === true && shareProcessNamespace === true
        ? [{ field: "shareProcessNamespace", reason: "excludes `hostPID`, got both. Leave one out." }]
        : []),
    ...(dnsPolicy === "None" && !hasServers(dnsConfig)
        ? [{ field: "dnsPolicy", reason: "None needs `dnsConfig.nameservers`. Give one, or leave it out." }]
        : []),
    ...(isRecord(os) && os.name === "windows"
        ? [{ field: "os", reason: "Ray's pods run on Linux, got windows. Leave it out." }]
        : []),
];

const hasServers = (dnsConfig: unknown): boolean =>
    isRecord(dnsConfig) && Array.isArray(dnsConfig.nameservers) && dnsConfig.nameservers.length > 0;

export const POD_OBJECTS: Readonly<Record<string, ObjectRule>> = {
    TemplateSpec: sharesOneWay,
    ResourceClaims: exactlyOne("source", ["resourceClaimName", "resourceClaimTemplateName"]),
};
