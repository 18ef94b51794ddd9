import { knownText } from "../shared/known";
import { type Breach, breachesOf } from "../shared/breach";
import { didYouMeanVersion, SUPPORTED_KUBERAY_VERSIONS } from "../shared/versions";
import { type KubeRayCrdsArgs } from "./args";
import { downgrade, isDowngrade } from "./versions";

/** `was` is the recorded version. What is in the cluster is judged again before it is written over. */
export function checkCrds({ version }: KubeRayCrdsArgs, was: unknown): Breach[] {
    const [from, text] = [knownText(was), knownText(version)];
    const supported: readonly string[] = SUPPORTED_KUBERAY_VERSIONS;
    if (text === undefined) return [];
    if (from !== undefined && isDowngrade(from, text))
        return breachesOf("R-CRDS-DOWNGRADE", [{ path: "version", reason: downgrade(from, text) }]);
    if (supported.includes(text)) return [];
    const reason = `is one of ${supported.join(", ")}, got "${text}".${didYouMeanVersion(text)} Choose one of them, or a provider that knows ${text}.`;
    return breachesOf("R-CRDS-VERSION", [{ path: "version", reason }]);
}
