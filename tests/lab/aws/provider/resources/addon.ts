import {
    type Addon,
    CreateAddonCommand,
    DeleteAddonCommand,
    DescribeAddonCommand,
    EKSClient,
    type ResolveConflicts,
    UpdateAddonCommand,
} from "@aws-sdk/client-eks";
import type { Context } from "../context";
import { InitFailed } from "../init-failed";
import type { Lifecycle } from "../kind";
import type { Properties } from "../properties";
import { unlessGone, waitUntil } from "../waiting";
import { retagEks, tagsOrNone } from "./eks-tags";

export const addon: Lifecycle = {
    async create(inputs, context) {
        const resolveConflicts = inputs.resolveConflictsOnCreate as ResolveConflicts | undefined;
        const request = { ...wanted(inputs), resolveConflicts, tags: tagsOrNone(context) };
        await context.client(EKSClient).send(new CreateAddonCommand(request));
        const id = `${request.clusterName}:${request.addonName}`;
        await settled(id, context);
        return id;
    },
    async read(id, context) {
        const found = await describe(id, context);
        if (found === undefined) return undefined;
        const { clusterName, addonName, addonVersion, configurationValues, serviceAccountRoleArn, tags } = found;
        const inputs = { clusterName, addonName, addonVersion, configurationValues, serviceAccountRoleArn, tags };
        const [createdAt, modifiedAt] = [found.createdAt?.toISOString(), found.modifiedAt?.toISOString()];
        return { inputs, outputs: { arn: found.addonArn, addonVersion, createdAt, modifiedAt } };
    },
    async update({ id, news, changed }, context) {
        if ([...changed].every((name) => name === "tags")) return;
        const resolveConflicts = news.resolveConflictsOnUpdate as ResolveConflicts | undefined;
        await context.client(EKSClient).send(new UpdateAddonCommand({ ...wanted(news), resolveConflicts }));
        await settled(id, context);
    },
    retag: retagEks,
    async delete(id, context, recorded) {
        const preserve = recorded.preserve === true;
        const request = new DeleteAddonCommand({ ...parts(id), preserve });
        const begun = await unlessGone(context.client(EKSClient).send(request), "ResourceNotFound");
        const gone = async (): Promise<true | undefined> =>
            (await describe(id, context)) === undefined ? true : undefined;
        if (begun !== undefined) await waitUntil(`waiting for EKS Add-On (${id}) delete`, context, gone);
    },
};

function wanted(inputs: Properties) {
    return {
        clusterName: inputs.clusterName as string,
        addonName: inputs.addonName as string,
        addonVersion: inputs.addonVersion as string | undefined,
        configurationValues: inputs.configurationValues as string | undefined,
        serviceAccountRoleArn: inputs.serviceAccountRoleArn as string | undefined,
    };
}

async function describe(id: string, context: Context): Promise<Addon | undefined> {
    const request = new DescribeAddonCommand(parts(id));
    return (await unlessGone(context.client(EKSClient).send(request), "ResourceNotFound"))?.addon;
}

async function settled(id: string, context: Context): Promise<void> {
    await waitUntil(`waiting for EKS Add-On (${id})`, context, async () => {
        const status = (await describe(id, context))?.status;
        if (status === "ACTIVE") return true;
        if (status === "CREATING" || status === "UPDATING") return undefined;
        throw new InitFailed(id, `EKS Add-On (${id}): unexpected state '${status ?? "gone"}', wanted target 'ACTIVE'`);
    });
}

/** `cluster:addon`, as the real provider writes it. */
function parts(id: string): { clusterName: string; addonName: string } {
    const [clusterName = "", addonName = ""] = id.split(":");
    return { clusterName, addonName };
}
