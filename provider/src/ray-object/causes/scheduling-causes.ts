import { type Cause } from "./cause";
import { claimCauses, type ClaimWord, waitsForClaim } from "./claim-causes";
import { groupOf, type Pod, unschedulable } from "../pods/pod";
import { type NodeCount } from "./pool-nodes";
import { blamesSize, type ScalingDecision } from "./scaling-events";

/** Pods on their way out give their room back, and a node that has just come takes pods a moment later. */
const ROOM_GRACE = 30;

/** What is known of the place a pod is meant for. */
export interface PodRoom {
    /** The pool that the pod names, when it names one and its size is known. */
    readonly pool?: { readonly name: string; readonly maxSize: number };
    /** `undefined` while nobody has counted, or may count. */
    readonly nodes: NodeCount | undefined;
    readonly decision: ScalingDecision | undefined;
    /** Of a claim that the pod waits for. */
    readonly claim?: ClaimWord;
}

/** Why no node will ever take the pod. Silent while one may still come: then the pod just waits. */
export function schedulingCauses(pod: Pod, room: PodRoom): Cause[] {
    const said = unschedulable(pod);
    if (said === undefined) return [];
    const { name } = pod.metadata;
    const claims = claimCauses(pod, inShort(said), room.claim);
    if (claims.length > 0 || waitsForClaim(pod)) return claims;
    const { decision } = room;
    if (decision?.definite === true && !(blamesSize(decision) && mayGrow(room))) {
        const text = `no node will come for ${name}: the Cluster Autoscaler says: ${decision.message}; the scheduler: ${inShort(said)}`;
        return [{ key: `${groupOf(pod)} refused`, text, graceSeconds: ROOM_GRACE }];
    }
    return decision?.granted === true ? [] : full(pod, said, room);
}

/** Whether the pool has fewer nodes than it may have, with those that come or go. */
const mayGrow = ({ pool, nodes }: PodRoom): boolean =>
    pool !== undefined && nodes !== undefined && nodes.ready + nodes.others < pool.maxSize;

/** What gives a waiting pod its node while nobody is seen to add one; `undefined` where that is no question. */
export function growth(room: PodRoom): string | undefined {
    const { pool, nodes, decision } = room;
    if (pool === undefined || nodes === undefined || nodes.others > 0) return undefined;
    if (decision !== undefined || !mayGrow(room)) return undefined;
    return `has ${nodes.ready} of at most ${pool.maxSize} nodes: an autoscaler for nodes, or a higher minSize, adds one`;
}

function full(pod: Pod, said: string, { pool, nodes }: PodRoom): Cause[] {
    if (pool === undefined || nodes === undefined || nodes.others > 0 || nodes.ready < pool.maxSize) return [];
    const all = nodes.ready === 1 ? "its only node" : `all of its ${nodes.ready} nodes`;
    const text = `${pod.metadata.name} fits on no node, and pool ${pool.name} has ${all} (maxSize ${pool.maxSize}): ${inShort(said)}. Raise maxSize of the pool, or ask for fewer or smaller pods.`;
    return [{ key: `${groupOf(pod)} full`, same: `pool ${pool.name} full`, text, graceSeconds: ROOM_GRACE }];
}

/** The scheduler goes on about preemption and claims, which says nothing new: in some versions `not found` alone. */
export const inShort = (said: string): string =>
    said.replace(/\. (preemption|no new claims|not found)[\s\S]*$/, "").trim();
