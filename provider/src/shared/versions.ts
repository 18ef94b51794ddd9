import { DID_YOU_MEAN, similar } from "./similar";

/**
 * Versions of KubeRay whose manifests are packed into the plugin, oldest first. Adding one is one line here and one hash
 * in `sums.json`, for which the build asks; `npm run generate` and `npm run test:update-goldens` write what lists them.
 */
export const SUPPORTED_KUBERAY_VERSIONS = ["1.4.2", "1.5.1", "1.6.1", "1.6.2"] as const;
export type KubeRayVersion = (typeof SUPPORTED_KUBERAY_VERSIONS)[number];
/** What a unit installs when it says nothing; the types of a RayCluster are generated from its CRD. */
export const DEFAULT_KUBERAY_VERSION: KubeRayVersion = "1.6.2";

/** ` Did you mean "1.6.2"?`, or nothing: of the release that is asked for the newest packed one, else what comes close. */
export function didYouMeanVersion(text: string): string {
    const wanted = text.replace(/^v/, "");
    const supported: readonly string[] = SUPPORTED_KUBERAY_VERSIONS;
    const ofItsRelease = supported.filter((version) => releaseOf(version) === releaseOf(wanted));
    const best =
        supported.find((version) => version === wanted) ?? ofItsRelease.at(-1) ?? similar(wanted, supported)[0];
    return best === undefined ? "" : ` ${DID_YOU_MEAN} "${best}"?`;
}

/** `1.6` of `1.6.2`. */
const releaseOf = (version: string): string => version.split(".").slice(0, 2).join(".");
