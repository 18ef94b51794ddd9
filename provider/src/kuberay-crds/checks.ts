import { knownText } from "../ray-object/known";
import { type Problem } from "../shared/problems";
import { didYouMean } from "../shared/similar";
import { SUPPORTED_KUBERAY_VERSIONS } from "../shared/versions";
import { type KubeRayCrdsArgs } from "./args";

export function checkCrds({ version }: KubeRayCrdsArgs): Problem[] {
    const text = knownText(version);
    const supported: readonly string[] = SUPPORTED_KUBERAY_VERSIONS;
    if (text === undefined || supported.includes(text)) return [];
    const reason = `is one of ${supported.join(", ")}, got "${text}".${didYouMean(text.replace(/^v/, ""), supported)} Choose one of them, or a provider that knows ${text}.`;
    return [{ path: "version", reason }];
}
