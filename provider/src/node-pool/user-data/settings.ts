import { type KubeletArgs } from "../args/kubelet";
import { type Join } from "./join";

/** What the inputs of a pool say to its nodes' operating system. */
export interface NodeSettings {
    readonly kubelet: KubeletArgs;
    readonly raid0: boolean;
    readonly parallelImagePull: boolean;
    readonly join: Join | undefined;
}
