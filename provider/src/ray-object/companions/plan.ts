import { type CompanionSource } from "./args";
import { type Volume } from "../../ray-spec/args/volume";
import { type Companion, companion, headPod } from "./companion";
import { planFileSystem } from "./file-system";
import { planHttpRoute } from "./http-route";
import { planIngress } from "./ingress";
import { claimName, headBudgetName } from "./names";
import { planNetworkPolicy } from "./network-policy";
import { needsClaim } from "../../ray-spec/facts/file-systems";
import { type Site } from "../site";

/** Every object beside the RayCluster, as it is to be. */
export function planCompanions(args: Site & CompanionSource): Companion[] {
    const { head, networkPolicy = {}, ingress, gateway } = args;
    const at: Site = { name: args.name, namespace: args.namespace };
    return [
        ...(networkPolicy.enabled === false ? [] : [planNetworkPolicy(at, args, networkPolicy)]),
        ...(head?.disruptionProtection === false ? [] : [planHeadBudget(at)]),
        ...(ingress === undefined ? [] : [planIngress(at, head, ingress)]),
        ...(gateway === undefined ? [] : [planHttpRoute(at, head, gateway)]),
        ...planFileSystems(at, args),
    ];
}

/** Head and groups that mean the same file system under the same name share one. */
function planFileSystems(at: Site, { podDefaults, head, workers = {} }: CompanionSource): Companion[] {
    const claims = new Map<string, { readonly name: string; readonly source: Volume }>();
    for (const pod of [head, ...Object.values(workers)]) {
        for (const [name, source] of Object.entries({ ...podDefaults?.volumes, ...pod?.volumes })) {
            if (needsClaim(source)) claims.set(claimName(at.name, name, source), { name, source });
        }
    }
    return [...claims.values()].flatMap(({ name, source }) => planFileSystem(at, name, source));
}

/** Node autoscalers and drains ask before they evict: with the head, all work of the cluster would go. */
const planHeadBudget = (at: Site): Companion =>
    companion("disruptionBudget", at, {
        name: headBudgetName(at.name),
        spec: {
            minAvailable: 1,
            selector: { matchLabels: headPod(at.name) },
            // A head that is not ready protects nothing, and would keep its node for ever.
            unhealthyPodEvictionPolicy: "AlwaysAllow",
        },
    });
