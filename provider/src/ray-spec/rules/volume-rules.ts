import { knownMap, knownText } from "../../shared/known";
import { below, type Problem } from "../../shared/problems";
import { isUnknown } from "../../shared/unknown";
import { isAbsolutePath, isDnsSubdomain } from "../facts/syntax";
import { type PodInput } from "../facts/pod-inputs";
import { type Rule } from "./rule";

const SOURCES = [
    "persistentVolumeClaim",
    "claimTemplate",
    "emptyDir",
    "configMap",
    "secret",
    "hostPath",
    "efs",
    "fsxLustre",
    "s3",
    "source",
];

interface VolumeInput {
    readonly path: string;
    readonly name: string;
    readonly given: Readonly<Record<string, unknown>>;
}

const volumeInputs = (podSettings: readonly PodInput[]): VolumeInput[] =>
    podSettings.flatMap((pod) =>
        Object.entries(knownMap(pod.given.volumes)).flatMap(([name, volume]) =>
            isUnknown(volume) ? [] : [{ path: below(below(pod.path, "volumes"), name), name, given: knownMap(volume) }],
        ),
    );

export const volumesHaveOneSource: Rule = (_, { podSettings }) =>
    volumeInputs(podSettings).flatMap(({ path: at, given }) => {
        const sources = SOURCES.filter((source) => given[source] !== undefined);
        if (sources.length === 1) return [];
        const seen = sources.length === 0 ? "none" : sources.join(" and ");
        return [
            { path: at, reason: `a volume has exactly one source, got ${seen}. Give one of ${SOURCES.join(", ")}.` },
        ];
    });

/** Where the volume is, beside its source, counts only where the Ray container has it. */
export const mountsArePaths: Rule = (_, { podSettings }) =>
    volumeInputs(podSettings).flatMap(({ path: at, given }) => {
        const mountPath = knownText(given.mountPath);
        if (given.mountPath === undefined)
            return ["subPath", "readOnly"]
                .filter((key) => given[key] !== undefined)
                .map((key) => ({
                    path: below(at, key),
                    reason: "is about the mount in the Ray container, and there is no `mountPath`. Give it, or leave this out.",
                }));
        return mountPath === undefined || isAbsolutePath(mountPath)
            ? []
            : [notAbsolute(below(at, "mountPath"), mountPath)];
    });

const notAbsolute = (path: string, seen: string): Problem => ({
    path,
    reason: `is an absolute path without "..", got "${seen}". Begin it with "/".`,
});

/** KubeRay's own name for the object store; with `sharedMemory` it is ours to write. */
const SHARED_MEMORY = "shared-mem";

export const sharedMemoryIsSaidOnce: Rule = (settings, { path, pods }) =>
    pods.flatMap((pod) => {
        if (pod.given.sharedMemory === undefined) return [];
        const inputs = [
            { path: pod.path, volumes: knownMap(pod.given.volumes) },
            { path: below(path, "podDefaults"), volumes: knownMap(knownMap(settings.podDefaults).volumes) },
        ];
        return inputs.flatMap(({ path: at, volumes }) =>
            Object.entries(volumes)
                .filter(([name, volume]) => name === SHARED_MEMORY || knownMap(volume).mountPath === "/dev/shm")
                .map(([name]) => ({
                    path: below(below(at, "volumes"), name),
                    reason: "`sharedMemory` already puts a volume there (shared-mem at /dev/shm). Leave one of them out.",
                })),
        );
    });

/** What one file system's identifiers look like: a slip of the keyboard shows only when a pod waits for its mount. */
const IDENTIFIERS: readonly {
    readonly source: string;
    readonly key: string;
    readonly shape: RegExp;
    readonly example: string;
}[] = [
    { source: "efs", key: "fileSystemId", shape: /^fs-[0-9a-f]{8,40}$/, example: "fs-0123456789abcdef0" },
    { source: "efs", key: "accessPointId", shape: /^fsap-[0-9a-f]{8,40}$/, example: "fsap-0123456789abcdef0" },
    { source: "fsxLustre", key: "fileSystemId", shape: /^fs-[0-9a-f]{8,40}$/, example: "fs-0123456789abcdef0" },
    { source: "fsxLustre", key: "mountName", shape: /^[\w-]+$/, example: "fsx" },
    { source: "s3", key: "bucketName", shape: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, example: "datasets" },
    { source: "s3", key: "prefix", shape: /^[^/\s][^\s]*\/$/, example: "datasets/" },
];

export const fileSystemsHaveIds: Rule = (_, { podSettings }) =>
    volumeInputs(podSettings).flatMap(({ path: at, given }) => [
        ...IDENTIFIERS.flatMap(({ source, key, shape, example }) => {
            const text = knownText(knownMap(given[source])[key]);
            if (text === undefined || shape.test(text)) return [];
            return [
                { path: below(below(at, source), key), reason: `looks like "${example}", got "${text}". Correct it.` },
            ];
        }),
        ...dnsName(at, knownText(knownMap(given.fsxLustre).dnsName)),
    ]);

const dnsName = (path: string, text: string | undefined): Problem[] =>
    text === undefined || isDnsSubdomain(text)
        ? []
        : [{ path: below(below(path, "fsxLustre"), "dnsName"), reason: `is a DNS name, got "${text}". Correct it.` }];

/** A directory of the node. */
export const hostPathsAreAbsolute: Rule = (_, { podSettings }) =>
    volumeInputs(podSettings).flatMap(({ path: at, given }) => {
        const text = knownText(given.hostPath);
        return text === undefined || isAbsolutePath(text) ? [] : [notAbsolute(below(at, "hostPath"), text)];
    });
