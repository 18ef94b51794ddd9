import { below, type Problem } from "../../shared/problems";
import { parseQuantity } from "../../shared/quantity";
import { known, problemAt, type PoolRule, unless } from "./rule";
import { type KubeletArgs } from "../../placement/args/kubelet";

const SIGNALS = [
    "memory.available",
    "nodefs.available",
    "nodefs.inodesFree",
    "imagefs.available",
    "imagefs.inodesFree",
    "pid.available",
];
const RESERVED = ["cpu", "memory", "ephemeral-storage"];

const isQuantity = (text: string): boolean => (parseQuantity(text) ?? -1) >= 0;
const isShare = (text: string): boolean => /^\d{1,2}(\.\d+)?%$/.test(text);
const isDuration = (text: string): boolean => /^(\d+(\.\d+)?(h|m|s|ms))+$/.test(text);

interface MapRule {
    readonly keys: readonly string[];
    readonly what: string;
    readonly isRight: (text: string) => boolean;
    readonly example: string;
}

const RESERVE: MapRule = { keys: RESERVED, what: "a quantity", isRight: isQuantity, example: "500m or 1Gi" };
const THRESHOLD: MapRule = {
    keys: SIGNALS,
    what: "a quantity or a percentage",
    isRight: (text) => isQuantity(text) || isShare(text),
    example: "500Mi or 5%",
};
const GRACE: MapRule = { keys: SIGNALS, what: "a duration", isRight: isDuration, example: "1m30s" };

const MAPS = {
    kubeReserved: RESERVE,
    systemReserved: RESERVE,
    evictionHard: THRESHOLD,
    evictionSoft: THRESHOLD,
    evictionSoftGracePeriod: GRACE,
} as const satisfies Partial<Record<keyof KubeletArgs, MapRule>>;

/** The kubelet ends with an error when it cannot read one of them, and the node never joins. */
export const kubeletMapsAreRead: PoolRule = ({ kubelet }, { path }) =>
    Object.entries(MAPS).flatMap(([key, rule]) =>
        mapProblems(known(known(kubelet)?.[key as keyof typeof MAPS]) ?? {}, rule, below(below(path, "kubelet"), key)),
    );

function mapProblems(map: Readonly<Record<string, string>>, rule: MapRule, path: string): Problem[] {
    const { keys, what, isRight, example } = rule;
    return Object.entries(map).flatMap(([key, value]): Problem[] => {
        if (!keys.includes(key)) {
            return [problemAt(path, [key], `is none of ${keys.join(", ")}. Name one of these.`)];
        }
        const text = known(value);
        const reason = `is ${what} such as ${example}, got "${text ?? ""}". Write it so.`;
        return unless(text === undefined || isRight(text), () => problemAt(path, [key], reason));
    });
}

export const softEvictionsHaveGrace: PoolRule = ({ kubelet }, { path }) => {
    const { evictionSoft, evictionSoftGracePeriod } = known(kubelet) ?? {};
    const [soft, grace] = [known(evictionSoft ?? {}), known(evictionSoftGracePeriod ?? {})];
    if (soft === undefined || grace === undefined) return [];
    const bare = Object.keys(soft).filter((signal) => grace[signal] === undefined);
    const idle = Object.keys(grace).filter((signal) => soft[signal] === undefined);
    const at = below(below(path, "kubelet"), "evictionSoftGracePeriod");
    return [
        ...bare.map((signal) =>
            problemAt(at, [signal], "is required for a threshold in evictionSoft. Give a duration, e.g. 1m30s."),
        ),
        ...idle.map((signal) =>
            problemAt(at, [signal], "has no threshold in evictionSoft. Give one there, or remove it."),
        ),
    ];
};

export const imageCollectionIsOrdered: PoolRule = ({ kubelet }, { path }) => {
    const { imageGCHighThresholdPercent, imageGCLowThresholdPercent } = known(kubelet) ?? {};
    const [high, low] = [known(imageGCHighThresholdPercent ?? 85), known(imageGCLowThresholdPercent ?? 80)];
    if (high === undefined || low === undefined) return [];
    const reason = `is below imageGCHighThresholdPercent (${high}), got ${low}. Lower it, or raise the other.`;
    return unless(low < high, () => problemAt(path, ["kubelet", "imageGCLowThresholdPercent"], reason));
};

const DURATIONS = ["shutdownGracePeriod", "shutdownGracePeriodCriticalPods"] as const;

export const kubeletTextsAreRead: PoolRule = ({ kubelet }, { path }) => {
    const settings = known(kubelet) ?? {};
    const size = known(settings.containerLogMaxSize);
    const sized = `is a quantity such as 10Mi, got "${size ?? ""}". Write it so.`;
    return [
        ...DURATIONS.flatMap((key) => {
            const text = known(settings[key]);
            const reason = `is a duration such as 30s, got "${text ?? ""}". Write it so.`;
            return unless(text === undefined || isDuration(text), () => problemAt(path, ["kubelet", key], reason));
        }),
        ...unless(size === undefined || isQuantity(size), () =>
            problemAt(path, ["kubelet", "containerLogMaxSize"], sized),
        ),
    ];
};
