import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "hiyouga/verl:ngc-th2.6.0-cu126-vllm0.8.4-flashinfer0.2.2-cxx11abi0",
    rayVersion: "2.43.0",
    authentication: "disabled",
    head: { cpu: 48, memory: "192G", requests: { cpu: 36, memory: "144G" }, gpus: 4 },
};
