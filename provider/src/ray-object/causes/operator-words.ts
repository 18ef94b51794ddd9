import { type KubernetesEvent } from "./event";

/** Warnings that stop the operator. */
export const isTrouble = (event: KubernetesEvent): boolean => isRefusal(event) || isNotMade(event);

const REFUSED = ["InvalidRayClusterSpec", "InvalidRayClusterMetadata", "InvalidRayClusterStatus"];

export const isRefusal = ({ reason = "" }: KubernetesEvent): boolean => REFUSED.includes(reason);

export const isNotMade = ({ reason = "" }: KubernetesEvent): boolean =>
    reason.startsWith("FailedTo") || reason === "AutoscalerServiceAccountNotFound";
