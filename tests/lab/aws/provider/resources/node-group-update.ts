import {
    DescribeUpdateCommand,
    EKSClient,
    type Taint,
    type Update,
    UpdateNodegroupConfigCommand,
    type UpdateNodegroupConfigRequest,
    UpdateNodegroupVersionCommand,
} from "@aws-sdk/client-eks";
import type { Context } from "../context";
import type { Change } from "../kind";
import { waitUntil } from "../waiting";
import { asArgs, idParts, type NodeGroupArgs } from "./node-group-args";

const CONFIG = ["scalingConfig", "labels", "taints", "updateConfig", "nodeRepairConfig", "warmPoolConfig"];

/** First what replaces the machines, then the rest in one request, as the real provider does. */
export async function updateNodeGroup(change: Change, context: Context): Promise<void> {
    const eks = context.client(EKSClient);
    const [olds, news] = [asArgs(change.olds), asArgs(change.news)];
    const templateVersion = olds.launchTemplate?.version !== news.launchTemplate?.version;
    if (change.changed.has("version") || change.changed.has("releaseVersion") || templateVersion) {
        const { update } = await eks.send(
            new UpdateNodegroupVersionCommand({
                ...idParts(change.id),
                force: news.forceUpdateVersion ?? false,
                version: change.changed.has("version") ? news.version : undefined,
                releaseVersion: change.changed.has("releaseVersion") ? news.releaseVersion : undefined,
                launchTemplate: templateVersion ? news.launchTemplate : undefined,
            }),
        );
        await updateIsDone(change.id, "version", update, context);
    }
    if (CONFIG.some((name) => change.changed.has(name))) {
        const request = configRequest(change, olds, news);
        const { update } = await eks.send(new UpdateNodegroupConfigCommand(request));
        await updateIsDone(change.id, "config", update, context);
    }
}

function configRequest(
    { id, changed }: Change,
    olds: NodeGroupArgs,
    news: NodeGroupArgs,
): UpdateNodegroupConfigRequest {
    return {
        ...idParts(id),
        scalingConfig: changed.has("scalingConfig") ? news.scalingConfig : undefined,
        labels: changed.has("labels") ? labelChanges(olds.labels ?? {}, news.labels ?? {}) : undefined,
        taints: changed.has("taints") ? taintChanges(olds.taints ?? [], news.taints ?? []) : undefined,
        updateConfig: changed.has("updateConfig") ? news.updateConfig : undefined,
        nodeRepairConfig: changed.has("nodeRepairConfig") ? news.nodeRepairConfig : undefined,
        warmPoolConfig: changed.has("warmPoolConfig") ? news.warmPoolConfig : undefined,
    };
}

function labelChanges(
    olds: Readonly<Record<string, string>>,
    news: Readonly<Record<string, string>>,
): UpdateNodegroupConfigRequest["labels"] {
    const set = Object.entries(news).filter(([key, value]) => olds[key] !== value);
    const removeLabels = Object.keys(olds).filter((key) => news[key] === undefined);
    return {
        addOrUpdateLabels: set.length > 0 ? Object.fromEntries(set) : undefined,
        removeLabels: removeLabels.length > 0 ? removeLabels : undefined,
    };
}

function taintChanges(olds: readonly Taint[], news: readonly Taint[]): UpdateNodegroupConfigRequest["taints"] {
    const same = (one: Taint) => (two: Taint) => one.key === two.key && one.effect === two.effect;
    const unchanged = (one: Taint) => (two: Taint) => same(one)(two) && (one.value ?? "") === (two.value ?? "");
    const addOrUpdateTaints = news.filter((taint) => !olds.some(unchanged(taint)));
    const removeTaints = olds.filter((taint) => !news.some(same(taint)));
    return {
        addOrUpdateTaints: addOrUpdateTaints.length > 0 ? addOrUpdateTaints : undefined,
        removeTaints: removeTaints.length > 0 ? removeTaints : undefined,
    };
}

async function updateIsDone(id: string, what: string, update: Update | undefined, context: Context): Promise<void> {
    const { clusterName: name, nodegroupName } = idParts(id);
    const text = `waiting for EKS Node Group (${id}) ${what} update (${update?.id ?? ""})`;
    await waitUntil(text, context, async () => {
        const request = new DescribeUpdateCommand({ name, nodegroupName, updateId: update?.id });
        const { update: now } = await context.client(EKSClient).send(request);
        if (now?.status === "InProgress") return undefined;
        if (now?.status === "Successful") return true;
        const errors = (now?.errors ?? []).map(({ resourceIds = [], errorCode = "", errorMessage = "" }) => {
            return `${resourceIds.join(", ")}: ${errorCode}: ${errorMessage}`;
        });
        const state = `unexpected state '${now?.status ?? ""}', wanted target 'Successful'`;
        throw new Error(`${text}: ${state}. last error: ${errors.join("; ")}`);
    });
}
