import { Type } from "../../shared/definition";
import { kubeletArgs } from "../../placement/args/kubelet";

/** What the nodes' operating system is told. */
export const settingsProperties = {
    kubelet: Type.Optional(kubeletArgs),
    nodeadm: Type.Optional(
        Type.Unknown({
            description:
                "`spec` of a nodeadm NodeConfig (AL2023), merged last over what the other inputs say: maps by key, lists and values replaced. A change replaces all nodes of the pool, one after the other. Default: none.",
        }),
    ),
    bottlerocketSettings: Type.Optional(
        Type.Unknown({
            description:
                "`settings` of Bottlerocket by name, e.g. `{ kernel: { lockdown: integrity } }`, merged last over what the other inputs say: maps by key, lists and values replaced. A change replaces all nodes of the pool, one after the other. Default: none.",
        }),
    ),
};
