/** Versions of KubeRay whose manifests are packed into the plugin, oldest first. Adding one is one line. */
export const SUPPORTED_KUBERAY_VERSIONS = ["1.4.2", "1.5.1", "1.6.2"] as const;
export type KubeRayVersion = (typeof SUPPORTED_KUBERAY_VERSIONS)[number];
export const DEFAULT_KUBERAY_VERSION: KubeRayVersion = "1.6.2";
