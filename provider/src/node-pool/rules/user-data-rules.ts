import { isUnknown, UNKNOWN } from "../../shared/unknown";
import { type Join } from "../user-data/join";
import { planUserData } from "../user-data/plan";
import { familyOf } from "./pool-family";
import { problemAt, type Rule, unless } from "./rule";

/** EC2's limit, before it is encoded. */
const MAX_BYTES = 16 * 1024;
/** Room for the address and certificate of the cluster, which the nodes of an image of one's own are told. */
const JOIN_BYTES = 4 * 1024;

export const userDataFits: Rule = (pool, { path }) => {
    const isJoining = pool.amiId !== undefined && pool.userData === undefined;
    const text = planUserData(isJoining ? { ...pool, amiId: undefined } : pool, familyOf(pool) ?? UNKNOWN, NOWHERE);
    const most = isJoining ? MAX_BYTES - JOIN_BYTES : MAX_BYTES;
    const bytes = text === undefined || isUnknown(text) ? 0 : Buffer.byteLength(text);
    const at =
        pool.userData === undefined ? (pool.nodeadm === undefined ? "bottlerocketSettings" : "nodeadm") : "userData";
    const reason = `makes the user data ${bytes} bytes long, and EC2 takes ${MAX_BYTES}${isJoining ? `, of which ${JOIN_BYTES} are kept for the cluster's address` : ""}. Shorten it.`;
    return unless(bytes <= most, () => problemAt(path, [at], reason));
};

/** Never read: the nodes of EKS's images are told by EKS. */
const NOWHERE: Join = {
    clusterName: UNKNOWN,
    endpoint: UNKNOWN,
    certificateAuthority: UNKNOWN,
    serviceCidr: UNKNOWN,
    labels: UNKNOWN,
    taints: UNKNOWN,
};
