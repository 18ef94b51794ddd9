import { type CoreV1Api, type V1Pod } from "@kubernetes/client-node";
import { kubeconfig, type KubeconfigSettings, writePrivate } from "../control-plane/identities";

const TOKEN_SECONDS = 7 * 24 * 3600;

/**
 * A kubeconfig that is the pod's service account and nobody else, so that the permissions written for the operator
 * are those it really has. Throws when the account is gone.
 */
export async function writeIdentity(
    core: CoreV1Api,
    pod: V1Pod,
    server: Pick<KubeconfigSettings, "server" | "certificateAuthority">,
    path: string,
): Promise<void> {
    const namespace = pod.metadata?.namespace ?? "";
    const account = pod.spec?.serviceAccountName ?? "default";
    const { status } = await core.createNamespacedServiceAccountToken({
        name: account,
        namespace,
        body: { spec: { audiences: [], expirationSeconds: TOKEN_SECONDS } },
    });
    writePrivate(path, kubeconfig({ ...server, user: account, token: status?.token ?? "", namespace }));
}
