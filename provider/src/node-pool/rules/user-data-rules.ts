import { containsUnknown, isUnknown, UNKNOWN } from "../../shared/unknown";
import { type Problem } from "../../shared/problems";
import { type NodePoolArgs } from "../args/node-pool";
import { taintsOf } from "../facts/node-metadata";
import { type Join } from "../user-data/join";
import { planUserData } from "../user-data/plan";
import { asText, taintsInSettings } from "../user-data/taints";
import { knownTypes } from "./instance-rules";
import { amiFamilyOf } from "./pool-family";
import { known, problemAt, type PoolRule, unless } from "./rule";
import { type TaintArgs } from "../../placement/args/taint";

/** EC2's limit, before it is encoded. */
const MAX_BYTES = 16 * 1024;
/** Room for the address and certificate of the cluster, which the nodes of an image of one's own are told. */
const JOIN_BYTES = 4 * 1024;

export const userDataFits: PoolRule = (pool, { path }) => {
    const isJoining = pool.amiId !== undefined && pool.userData === undefined;
    const text = planUserData(isJoining ? { ...pool, amiId: undefined } : pool, amiFamilyOf(pool) ?? UNKNOWN, NOWHERE);
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
/** Taken off the node again before pods are to run there: by EKS, CSI drivers and Cilium, or by the autoscaler's convention. */
const STARTUP =
    /^[^=:]*\/agent-not-ready[=:]|^node\.cloudprovider\.kubernetes\.io\/uninitialized[=:]|^(startup|ignore)-taint\.cluster-autoscaler\.kubernetes\.io\//;
const STARTUP_PREFIX = "startup-taint.cluster-autoscaler.kubernetes.io/";

/**
 * Ray pods tolerate the taints that the pool's own input names; with others on its nodes they wait for ever, unless
 * their own inputs tolerate them, of which the pool knows nothing.
 */
export function taintsAreThePools(pool: NodePoolArgs, path: string): Problem[] {
    const given = known(pool.taints ?? []);
    if (given === undefined || containsUnknown(given)) return [];
    const types = knownTypes(pool).map(([type]) => type);
    const tolerated = taintsOf(types, given);
    const isTolerated = (text: string): boolean => tolerated.some((taint) => covers(taint, text));
    return taintsInSettings(pool)
        .filter(({ text }) => KEEPS_OFF.test(text) && !STARTUP.test(text) && !isTolerated(text))
        .map(({ keys, text }) => {
            const reason = `Ray pods do not tolerate ${text} of themselves: they know the taints of the pool's input \`taints\` alone. Say it there instead, or, if something takes it off the node again, begin its key with ${STARTUP_PREFIX}. Accept this where their own \`tolerations\` name it.`;
            return problemAt(path, keys, reason);
        });
}

/** The toleration that comes of a taint without a value is for every value. */
function covers({ key, value = "", effect }: TaintArgs, text: string): boolean {
    if (value !== "") return asText(key, value, effect) === text;
    return (text.startsWith(`${key}=`) || text.startsWith(`${key}:`)) && text.endsWith(`:${effect}`);
}
