import {
    CreatePodIdentityAssociationCommand,
    DeletePodIdentityAssociationCommand,
    DescribePodIdentityAssociationCommand,
    EKSClient,
    ListPodIdentityAssociationsCommand,
    UpdatePodIdentityAssociationCommand,
} from "@aws-sdk/client-eks";
import type { Lifecycle } from "../kind";
import { unlessGone } from "../waiting";
import { retagEks, tagsOrNone } from "./eks-tags";

const GONE = "ResourceNotFound";

export const podIdentityAssociation: Lifecycle = {
    async create(inputs, context) {
        const request = new CreatePodIdentityAssociationCommand({
            clusterName: inputs.clusterName as string,
            namespace: inputs.namespace as string,
            serviceAccount: inputs.serviceAccount as string,
            roleArn: inputs.roleArn as string,
            tags: tagsOrNone(context),
        });
        const { association } = await context.client(EKSClient).send(request);
        return association?.associationId ?? "";
    },
    async read(id, context, recorded) {
        const clusterName = recorded.clusterName as string | undefined;
        if (clusterName === undefined)
            throw new Error("the lab cannot import a pod identity association: its id does not name the cluster");
        const request = new DescribePodIdentityAssociationCommand({ clusterName, associationId: id });
        const found = (await unlessGone(context.client(EKSClient).send(request), GONE))?.association;
        if (found === undefined) return undefined;
        const { namespace, serviceAccount, roleArn, tags } = found;
        const outputs = { associationArn: found.associationArn, associationId: id };
        return { inputs: { clusterName, namespace, serviceAccount, roleArn, tags }, outputs };
    },
    async update({ id, news, changed }, context) {
        if (!changed.has("roleArn")) return;
        const [clusterName, roleArn] = [news.clusterName as string, news.roleArn as string];
        const request = new UpdatePodIdentityAssociationCommand({ clusterName, associationId: id, roleArn });
        await context.client(EKSClient).send(request);
    },
    retag: retagEks,
    async delete(id, context, recorded) {
        const clusterName = recorded.clusterName as string;
        const eks = context.client(EKSClient);
        const known = await unlessGone(eks.send(new ListPodIdentityAssociationsCommand({ clusterName })), GONE);
        if (known?.associations?.some(({ associationId }) => associationId === id) !== true) return;
        await eks.send(new DeletePodIdentityAssociationCommand({ clusterName, associationId: id }));
    },
};
