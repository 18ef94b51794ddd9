/** NVIDIA's plugin, by the digest of its index for all architectures. */
export const NVIDIA_IMAGE =
    "nvcr.io/nvidia/k8s-device-plugin:v0.20.0@sha256:a61ba9fd8efb82f3a79f877f7580e02c1e8e7593f62473644bc9c79e315c3312";

/** The image of AWS's own chart (eks-charts `aws-efa-k8s-device-plugin`). By its tag: AWS publishes no digest of it. */
export const EFA_IMAGE = "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/aws-efa-k8s-device-plugin:v0.5.20";
