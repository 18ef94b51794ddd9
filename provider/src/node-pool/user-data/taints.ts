import { isUnknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { isRecord } from "../../shared/known";

/** A taint as text, `key=value:effect` or `key:effect`, and where it was written. */
export interface WrittenTaint {
    readonly keys: readonly (string | number)[];
    readonly text: string;
}

/** Taints that settings of the operating system give to nodes, as far as they are known. */
export const taintsInSettings = ({ nodeadm, bottlerocketSettings }: NodePoolArgs): WrittenTaint[] => [
    ...ofConfig(at(nodeadm, "kubelet", "config", "registerWithTaints")),
    ...ofFlags(at(nodeadm, "kubelet", "flags")),
    ...ofBottlerocket(at(bottlerocketSettings, "kubernetes", "node-taints")),
];

/** `[{ key: dedicated, value: ml, effect: NoSchedule }]` */
const ofConfig = (taints: unknown): WrittenTaint[] =>
    listed(taints).flatMap((taint, index) => {
        const { key, value = "", effect } = isRecord(taint) ? taint : {};
        if (typeof key !== "string" || typeof value !== "string" || typeof effect !== "string") return [];
        return [
            { keys: ["nodeadm", "kubelet", "config", "registerWithTaints", index], text: asText(key, value, effect) },
        ];
    });

const FLAG = "--register-with-taints=";

/** `["--register-with-taints=dedicated=ml:NoSchedule,other:NoExecute"]` */
const ofFlags = (flags: unknown): WrittenTaint[] =>
    listed(flags).flatMap((flag, index) => {
        if (typeof flag !== "string" || !flag.startsWith(FLAG)) return [];
        const texts = flag.slice(FLAG.length).split(",");
        return texts.map((text) => ({ keys: ["nodeadm", "kubelet", "flags", index], text: text.replace("=:", ":") }));
    });

/** `{ dedicated: ["ml:NoSchedule"] }`, or the text alone. */
const ofBottlerocket = (taints: unknown): WrittenTaint[] =>
    Object.entries(isRecord(taints) ? taints : {}).flatMap(([key, given]) =>
        listed(typeof given === "string" ? [given] : given).flatMap((each) => {
            if (typeof each !== "string") return [];
            const [value = "", effect = ""] = each.split(":");
            return [
                { keys: ["bottlerocketSettings", "kubernetes", "node-taints", key], text: asText(key, value, effect) },
            ];
        }),
    );

export const asText = (key: string, value: string, effect: string): string =>
    `${key}${value === "" ? "" : `=${value}`}:${effect}`;

const at = (tree: unknown, ...keys: string[]): unknown =>
    keys.reduce<unknown>((part, key) => (isRecord(part) ? part[key] : undefined), tree);

const listed = (list: unknown): readonly unknown[] =>
    Array.isArray(list) ? (list as readonly unknown[]).filter((each) => !isUnknown(each)) : [];
