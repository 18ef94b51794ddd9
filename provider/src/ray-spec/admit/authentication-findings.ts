import { knownMap, knownText } from "../../shared/known";
import { isUnknown } from "../../shared/unknown";
import { FIRST_RAY_WITH_KUBERNETES_TOKENS, FIRST_RAY_WITH_TOKENS, isOlder, parseVersion } from "../facts/ray-version";
import { type Finding } from "./finding";

type Loose = Readonly<Record<string, unknown>>;

/** KubeRay's rules about tokens, for what an override of `spec` makes of them; the inputs have rules of their own. */
export function authenticationFindings(spec: Loose): Finding[] {
    const { mode, enableK8sTokenAuth, secretName } = knownMap(spec.authOptions);
    const kubernetes = enableK8sTokenAuth === true;
    if (mode !== "token") {
        if (!kubernetes || isUnknown(mode)) return [];
        return [at("enableK8sTokenAuth", "needs mode token. Say `authentication: kubernetes`.")];
    }
    return [
        ...versionFindings(spec.rayVersion, kubernetes),
        ...(kubernetes && (secretName ?? "") !== ""
            ? [at("secretName", "excludes Kubernetes' tokens, which have no Secret. Leave one out.")]
            : []),
    ];
}

function versionFindings(given: unknown, kubernetes: boolean): Finding[] {
    if (isUnknown(given)) return [];
    // Beside the rule of the inputs, which says it of `authentication`.
    const place = ["authOptions", "mode"];
    const text = knownText(given) ?? "";
    const version = parseVersion(text);
    const least = kubernetes ? FIRST_RAY_WITH_KUBERNETES_TOKENS : FIRST_RAY_WITH_TOKENS;
    if (version !== undefined && !isOlder(version, least)) return [];
    const seen = text === "" ? "none" : `"${text}"`;
    const reason = `tokens need a version of Ray, ${least.slice(0, 2).join(".")} or newer, got ${seen}. Give the one inside the image, or say authentication: "disabled".`;
    return [{ place, reason, absent: text === "" }];
}

const at = (field: string, reason: string): Finding => ({ place: ["authOptions", field], reason });
