import { type Problem } from "../../shared/problems";
import { fitsAmi, amiTypeFor, familyOfAmi } from "../facts/ami";
import { type NodePoolArgs } from "../args/node-pool";
import { knownTypes } from "./instance-rules";
import { amiFamilyOf } from "./pool-family";
import { known, problemAt, type PoolRule, unless } from "./rule";

/** EKS refuses a group whose image and machines differ in architecture or accelerator. */
export const amiFitsTypes: PoolRule = (pool, { path }) => {
    const amiType = known(pool.amiType);
    if (amiType === undefined) return [];
    const bad = knownTypes(pool).find(([type]) => !fitsAmi(type, amiType));
    if (bad === undefined) return [];
    const [type] = bad;
    const better = amiTypeFor(type, familyOfAmi(amiType));
    const reason = `${amiType} is no image for "${type.name}" (${type.architecture}, ${acceleratorsOf(type)}). Use ${better}, or leave it out and it is chosen.`;
    return [problemAt(path, ["amiType"], reason)];
};

const acceleratorsOf = ({ gpu, neuron }: ReturnType<typeof knownTypes>[number][0]): string =>
    gpu !== undefined ? "NVIDIA GPUs" : neuron !== undefined ? "Neuron devices" : "no accelerators";

/** With an image of the user's own, EKS takes nothing that is about its images. */
const NOT_WITH_OWN_IMAGE: readonly (readonly [key: keyof NodePoolArgs, why: string])[] = [
    ["amiType", "is an image of EKS"],
    ["version", "comes with the image"],
    ["releaseVersion", "is a release of EKS's image"],
    ["warmPoolConfig", "works with EKS's images alone"],
];

export const ownImageDecidesAlone: PoolRule = (pool, { path }) =>
    pool.amiId === undefined
        ? []
        : NOT_WITH_OWN_IMAGE.flatMap(([key, why]) =>
              unless(pool[key] === undefined, () =>
                  problemAt(path, [key], `${why}, and amiId names one of your own. Remove one of the two.`),
              ),
          );

export const amiIsNamedOnce: PoolRule = ({ amiType, amiFamily }, { path }) =>
    unless(amiType === undefined || amiFamily === undefined, () =>
        problemAt(path, ["amiFamily"], "follows from amiType, which is given too. Remove one of the two."),
    );

export const amiIdIsOne: PoolRule = ({ amiId }, { path }) => {
    const id = known(amiId);
    return unless(id === undefined || /^ami-[0-9a-f]+$/.test(id), () =>
        problemAt(
            path,
            ["amiId"],
            `is the id of an image, "ami-" and hexadecimal digits, got "${id ?? ""}". Give the id, not the name.`,
        ),
    );
};

/** What is written into user data when the user does not write all of it. */
const SETTINGS = ["kubelet", "nodeadm", "bottlerocketSettings", "localStorage", "parallelImagePull"] as const;

export const userDataIsWhole: PoolRule = (pool, { path }) => {
    if (pool.userData === undefined) return [];
    const others = SETTINGS.filter((key) => pool[key] !== undefined).map((key) =>
        problemAt(path, [key], "is written into the user data, and userData is used as it is. Remove one of the two."),
    );
    const reason =
        "is for an image of your own: EKS joins its own images itself. Give amiId too, or use kubelet, nodeadm or bottlerocketSettings.";
    return [...unless(pool.amiId !== undefined, () => problemAt(path, ["userData"], reason)), ...others];
};

const OVERRIDES = { nodeadm: "al2023", bottlerocketSettings: "bottlerocket" } as const;

/** Settings of the one operating system mean nothing to the other. */
export const settingsFitFamily: PoolRule = (pool, { path }) => {
    const family = amiFamilyOf(pool);
    if (family === undefined) return [];
    return Object.entries(OVERRIDES).flatMap(([key, needed]): Problem[] => {
        const value = known(pool[key as keyof typeof OVERRIDES]);
        if (value === undefined) return [];
        if (typeof value !== "object" || value === null || Array.isArray(value))
            return [problemAt(path, [key], "is a map of settings by name. Give its settings by name.")];
        const reason = `is for nodes with ${needed}, and these have ${family}. Set amiFamily to ${needed}, or use ${family === "al2023" ? "nodeadm" : "bottlerocketSettings"}.`;
        return unless(family === needed, () => problemAt(path, [key], reason));
    });
};

const VERSION = /^1\.\d{2}$/;

export const versionsAreVersions: PoolRule = ({ version, releaseVersion }, { path }) => {
    const [wanted, release] = [known(version), known(releaseVersion)];
    return [
        ...unless(wanted === undefined || VERSION.test(wanted), () =>
            problemAt(
                path,
                ["version"],
                `is a minor version of Kubernetes such as 1.34, got "${wanted ?? ""}". Give it so; releaseVersion pins the image.`,
            ),
        ),
        ...unless(release === undefined || /^\d+\.\d+\.\d+-[0-9a-z]+$/.test(release), () =>
            problemAt(
                path,
                ["releaseVersion"],
                `is a release of an image such as 1.34.2-20260101 (AL2023) or 1.54.0-5043decc (Bottlerocket), got "${release ?? ""}". Give one as EKS lists them.`,
            ),
        ),
    ];
};
