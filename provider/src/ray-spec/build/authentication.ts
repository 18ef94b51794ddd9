import { isUnknown } from "../../shared/unknown";
import { type PlannedSpec } from "../facts/planned-spec";
import { operatorWritesAuthentication } from "../facts/effective-version";
import { type AuthOptions } from "../facts/ray-cluster-spec";

/** `authOptions`. The mode is always said: without it KubeRay makes a token and leaves the ports open. */
export function planAuthentication(args: PlannedSpec): AuthOptions | undefined {
    if (!operatorWritesAuthentication(args.operatorVersion)) return undefined;
    const { authentication = "token", tokenSecretName } = args;
    if (isUnknown(authentication)) return { mode: authentication };
    if (authentication === "disabled") return { mode: "disabled" };
    if (authentication === "kubernetes") return { mode: "token", enableK8sTokenAuth: true };
    return { mode: "token", ...(tokenSecretName !== undefined && { secretName: tokenSecretName }) };
}
