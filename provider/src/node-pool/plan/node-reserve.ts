import { type KubeletReserve, type NodeChoices } from "../../instance-catalog/node-choices";
import { containsUnknown, isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { said, type SettingsTree } from "../facts/settings";
import { type KubeletArgs } from "../../placement/args/kubelet";
import { type AmiFamily } from "../../instance-catalog/instance-type";
import { isRecord } from "../../shared/known";

interface Reserve {
    readonly kubelet: KubeletReserve | Unknown;
    readonly localStorage: NodeChoices["localStorage"] | Unknown | undefined;
}

/** What nodes keep from pods, and where pods live, as the user data says: what is merged into it by hand comes last. */
export function planReserve(pool: NodePoolArgs, kubelet: KubeletArgs | Unknown, family: AmiFamily | Unknown): Reserve {
    const over = family === "bottlerocket" ? pool.bottlerocketSettings : pool.nodeadm;
    const { localStorage } = pool;
    if (isUnknown(kubelet) || containsUnknown(over)) return { kubelet: UNKNOWN, localStorage };
    const { maxPods, kubeReserved, systemReserved, evictionHard } = kubelet;
    const own = { maxPods, kubeReserved, systemReserved, evictionHard };
    const byHand = isRecord(over) ? READ[family === "bottlerocket" ? "bottlerocket" : "al2023"](over) : {};
    return {
        kubelet: said({
            maxPods: byHand.maxPods ?? own.maxPods,
            kubeReserved: merged(own.kubeReserved, byHand.kubeReserved),
            systemReserved: merged(own.systemReserved, byHand.systemReserved),
            evictionHard: merged(own.evictionHard, byHand.evictionHard),
        }),
        localStorage: byHand.localStorage ?? localStorage,
    };
}

type Amounts = Readonly<Record<string, string>>;

const merged = (own: Amounts | undefined, over: Amounts | undefined): Amounts | undefined =>
    own === undefined && over === undefined ? undefined : { ...own, ...over };

type ByHand = KubeletReserve & { readonly localStorage?: NodeChoices["localStorage"] | Unknown };

/** Free in its shape: what is not as the system reads it counts for nothing. */
const READ: Readonly<Record<AmiFamily, (settings: SettingsTree) => ByHand>> = {
    al2023: ({ kubelet, instance }) => {
        const config = treeIn(treeIn(kubelet).config);
        const { strategy } = treeIn(treeIn(instance).localStorage);
        return {
            ...reserveIn(config, ["maxPods", "kubeReserved", "systemReserved", "evictionHard"]),
            ...(typeof strategy === "string" && { localStorage: storageOf(strategy) }),
        };
    },
    bottlerocket: ({ kubernetes }) =>
        reserveIn(treeIn(kubernetes), ["max-pods", "kube-reserved", "system-reserved", "eviction-hard"]),
};

const treeIn = (value: unknown): SettingsTree => (isRecord(value) ? value : {});

/** nodeadm's strategies: one array is what `localStorage` makes; of the others it is not known what pods get. */
const storageOf = (strategy: string): NodeChoices["localStorage"] | Unknown =>
    strategy === "RAID0" ? "raid0" : strategy === "Mount" ? "none" : UNKNOWN;

function reserveIn(
    settings: SettingsTree,
    [pods, kube, system, eviction]: readonly [string, string, string, string],
): ByHand {
    const most = Number(settings[pods] ?? NaN);
    return {
        ...(Number.isInteger(most) && { maxPods: most }),
        ...amountsIn("kubeReserved", settings[kube]),
        ...amountsIn("systemReserved", settings[system]),
        ...amountsIn("evictionHard", settings[eviction]),
    };
}

function amountsIn(name: "kubeReserved" | "systemReserved" | "evictionHard", given: unknown): ByHand {
    const amounts = Object.entries(treeIn(given)).filter(
        (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return amounts.length === 0 ? {} : { [name]: Object.fromEntries(amounts) };
}
