import { containsUnknown, isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { bottlerocketSettings, bottlerocketUserData } from "./bottlerocket";
import { type Join } from "./join";
import { nodeadmUserData, nodeConfigSpec } from "./nodeadm";
import { type NodeSettings } from "./node-settings";
import { saysNothing, mergeTrees, type SettingsTree } from "../facts/settings";
import { type AmiFamily } from "../../instance-catalog/instance-type";
import { isRecord } from "../../shared/known";

type Told = Pick<
    NodePoolArgs,
    "userData" | "amiId" | "kubelet" | "nodeadm" | "bottlerocketSettings" | "localStorage" | "parallelImagePull"
>;

interface Format {
    readonly derive: (settings: NodeSettings) => SettingsTree;
    readonly override: "nodeadm" | "bottlerocketSettings";
    readonly write: (settings: SettingsTree) => string;
}

const FORMATS: Readonly<Record<AmiFamily, Format>> = {
    al2023: { derive: nodeConfigSpec, override: "nodeadm", write: nodeadmUserData },
    bottlerocket: { derive: bottlerocketSettings, override: "bottlerocketSettings", write: bottlerocketUserData },
};

/**
 * User data of the nodes, as text. `undefined` when there is nothing to tell them beside what EKS does. `join` is for
 * an image of the user's own, to which EKS tells nothing.
 */
export function planUserData(pool: Told, family: AmiFamily | Unknown, join: Join): string | Unknown | undefined {
    if (pool.userData !== undefined) return pool.userData;
    const { kubelet = {}, localStorage, parallelImagePull, amiId } = pool;
    const needed = amiId === undefined ? undefined : join;
    const inputs = [kubelet, localStorage, parallelImagePull, pool.nodeadm, pool.bottlerocketSettings, needed];
    if (isUnknown(family)) return inputs.every(isNothing) ? undefined : UNKNOWN;
    const { derive, override, write } = FORMATS[family];
    if (containsUnknown([kubelet, localStorage, parallelImagePull, pool[override], needed])) return UNKNOWN;
    const settings = {
        kubelet,
        raid0: localStorage === "raid0",
        parallelImagePull: parallelImagePull === true,
        join: needed,
    };
    const over = pool[override];
    const all = mergeTrees(derive(settings), isRecord(over) ? over : {});
    return saysNothing(all) ? undefined : write(all);
}

const isNothing = (value: unknown): boolean =>
    value === undefined || value === false || (isRecord(value) && saysNothing(value));

/** As EC2 takes it. */
export const encoded = (userData: string): string => Buffer.from(userData, "utf8").toString("base64");
