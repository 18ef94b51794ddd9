import { type Join } from "./join";
import { type KubeletArgs } from "../../placement/args/kubelet";

/** What the inputs of a pool say to its nodes' operating system. */
export interface NodeSettings {
    readonly kubelet: KubeletArgs;
    readonly raid0: boolean;
    readonly parallelImagePull: boolean;
    readonly join: Join | undefined;
}
