import { type InstanceType } from "./instance-type";

/** The operating systems of EKS nodes that differ in what they reserve. */
export type AmiFamily = "al2023" | "bottlerocket";

/** Bottlerocket for NVIDIA GPUs, since it brings their device plugin along; Amazon Linux for everything else. */
export const defaultAmiFamily = (type: InstanceType): AmiFamily => (type.gpu === undefined ? "al2023" : "bottlerocket");
