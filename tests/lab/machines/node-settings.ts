import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";

/** What a machine is told when it boots, as far as it changes what its node offers to pods. */
export interface NodeSettings {
    readonly maxPods?: number;
    readonly kubeReserved?: Amounts;
    readonly systemReserved?: Amounts;
    readonly evictionHard?: Amounts;
    /** Whether the local disks are one array that holds images and pods. */
    readonly usesLocalDisks: boolean;
}

const NOTHING: NodeSettings = { usesLocalDisks: false };

export type Amounts = Readonly<Record<string, string>>;

/** Reads user data as the machine's operating system does. What it has no use for is skipped, as there. */
export function nodeSettings(userData: string | undefined, amiType: string): NodeSettings {
    if (userData === undefined) return NOTHING;
    if (userData.includes("application/node.eks.aws")) return nodeadm(userData);
    return amiType.startsWith("BOTTLEROCKET") ? bottlerocket(userData) : NOTHING;
}

/** The TOML of Bottlerocket, with names in kebab case. */
function bottlerocket(text: string): NodeSettings {
    const { settings = {} } = parseToml(text) as { settings?: BottlerocketSettings };
    const { kubernetes = {}, "bootstrap-commands": commands = {} } = settings;
    return {
        ...told("maxPods", kubernetes["max-pods"]),
        ...told("kubeReserved", kubernetes["kube-reserved"]),
        ...told("systemReserved", kubernetes["system-reserved"]),
        ...told("evictionHard", kubernetes["eviction-hard"]),
        usesLocalDisks: JSON.stringify(commands).includes('"ephemeral-storage","bind"'),
    };
}

interface BottlerocketSettings {
    readonly kubernetes?: {
        readonly "max-pods"?: number;
        readonly "kube-reserved"?: Amounts;
        readonly "system-reserved"?: Amounts;
        readonly "eviction-hard"?: Amounts;
    };
    readonly "bootstrap-commands"?: object;
}

/** The NodeConfig documents of Amazon Linux, parts of one MIME message; later ones win, as in nodeadm. */
function nodeadm(text: string): NodeSettings {
    const parts = text.split(/^--/m).filter((part) => part.includes("application/node.eks.aws"));
    const configs = parts.map((part) => parseYaml(part.slice(part.search(/\r?\n\r?\n/))) as NodeConfig);
    const kubelet = Object.assign({}, ...configs.map(({ spec }) => spec?.kubelet?.config)) as KubeletConfig;
    const strategies = configs.flatMap(({ spec }) => spec?.instance?.localStorage?.strategy ?? []);
    const { maxPods, kubeReserved, systemReserved, evictionHard } = kubelet;
    return {
        ...told("maxPods", maxPods),
        ...told("kubeReserved", kubeReserved),
        ...told("systemReserved", systemReserved),
        ...told("evictionHard", evictionHard),
        usesLocalDisks: strategies.at(-1) === "RAID0",
    };
}

type KubeletConfig = Omit<NodeSettings, "usesLocalDisks">;

interface NodeConfig {
    readonly spec?: {
        readonly kubelet?: { readonly config?: KubeletConfig };
        readonly instance?: { readonly localStorage?: { readonly strategy?: string } };
    };
}

const told = (key: keyof KubeletConfig, value: unknown): KubeletConfig => (value === undefined ? {} : { [key]: value });
