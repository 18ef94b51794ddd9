/** KubeRay's word for who brings a Ray object about: the operator beside it, or MultiKueue in another cluster. */
export const KUBERAY_OPERATOR = "ray.io/kuberay-operator";
export const MULTIKUEUE = "kueue.x-k8s.io/multikueue";
