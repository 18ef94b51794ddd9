import { containsUnknown, isUnknown, UNKNOWN } from "../../shared/unknown";
import { taintsOf } from "../node-metadata";
import { type Join } from "../user-data/join";
import { planUserData } from "../user-data/plan";
import { asText, taintsInSettings } from "../user-data/taints";
import { knownTypes } from "./instance-rules";
import { familyOf } from "./pool-family";
import { known, problemAt, type Rule, unless } from "./rule";

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

/** Pods that tolerate nothing stay away from nodes with these; `PreferNoSchedule` keeps nobody off. */
const KEEPS_OFF = /:(NoSchedule|NoExecute)$/;
/** Taken off the node again before pods are to run there: by CSI drivers and Cilium, or by the autoscaler's convention. */
const STARTUP = /^[^=:]*\/agent-not-ready[=:]|^(startup|ignore)-taint\.cluster-autoscaler\.kubernetes\.io\//;
const STARTUP_PREFIX = "startup-taint.cluster-autoscaler.kubernetes.io/";

/** Ray pods tolerate the taints that the pool's own input names; with others on its nodes they would wait for ever. */
export const taintsAreThePools: Rule = (pool, { path }) => {
    const given = known(pool.taints ?? []);
    if (given === undefined || containsUnknown(given)) return [];
    const types = knownTypes(pool).map(([type]) => type);
    const tolerated = taintsOf(types, given).map(({ key, value = "", effect }) => asText(key, value, effect));
    return taintsInSettings(pool)
        .filter(({ text }) => KEEPS_OFF.test(text) && !STARTUP.test(text) && !tolerated.includes(text))
        .map(({ keys, text }) => {
            const reason = `Ray pods do not tolerate ${text}: they know the taints of the pool's input \`taints\` alone. Say it there instead, or, if something takes it off the node again, begin its key with ${STARTUP_PREFIX}.`;
            return problemAt(path, keys, reason);
        });
};
