import type {
    CreatePodIdentityAssociationRequest,
    DeletePodIdentityAssociationRequest,
    DescribePodIdentityAssociationRequest,
    ListPodIdentityAssociationsRequest,
    PodIdentityAssociation,
    UpdatePodIdentityAssociationRequest,
} from "@aws-sdk/client-eks";
import { randomBytes } from "node:crypto";
import { ACCOUNT, type Handlers, type World } from "../world";
import { inUse, invalidParameter, notFound } from "./errors";
import { activeCluster, clusterNamed } from "./find";

export const podIdentities: Handlers = {
    async CreatePodIdentityAssociation(input: CreatePodIdentityAssociationRequest, world: World) {
        const cluster = activeCluster(world, input.clusterName);
        const { namespace, serviceAccount, roleArn = "", tags = {} } = input;
        const known = [...cluster.podIdentityAssociations.values()];
        if (known.some((one) => one.namespace === namespace && one.serviceAccount === serviceAccount)) {
            throw inUse("Association already exists for this namespace and service account");
        }
        await checkRole(roleArn, world);
        const associationId = `a-${randomBytes(9).toString("hex").slice(0, 17)}`;
        const association: PodIdentityAssociation = {
            clusterName: cluster.name,
            namespace,
            serviceAccount,
            roleArn,
            associationId,
            associationArn: `arn:aws:eks:${world.region}:${ACCOUNT}:podidentityassociation/${cluster.name}/${associationId}`,
            tags,
            createdAt: new Date(),
            modifiedAt: new Date(),
        };
        cluster.podIdentityAssociations.set(associationId, association);
        return { association };
    },
    DescribePodIdentityAssociation: (input: DescribePodIdentityAssociationRequest, world: World) => ({
        association: associationOf(input, world),
    }),
    ListPodIdentityAssociations: (input: ListPodIdentityAssociationsRequest, world: World) => ({
        associations: [...clusterNamed(world, input.clusterName).podIdentityAssociations.values()],
    }),
    async UpdatePodIdentityAssociation(input: UpdatePodIdentityAssociationRequest, world: World) {
        const association = associationOf(input, world);
        if (input.roleArn !== undefined) await checkRole(input.roleArn, world);
        association.roleArn = input.roleArn ?? association.roleArn;
        association.modifiedAt = new Date();
        return { association };
    },
    DeletePodIdentityAssociation(input: DeletePodIdentityAssociationRequest, world: World) {
        const association = associationOf(input, world);
        clusterNamed(world, input.clusterName).podIdentityAssociations.delete(association.associationId ?? "");
        return { association };
    },
};

async function checkRole(arn: string, world: World): Promise<void> {
    const role = await world.lookups.role(arn.split("/").at(-1) ?? "");
    if (role === undefined) throw invalidParameter(`Role provided in the request does not exist: ${arn}`);
}

function associationOf(
    input: { readonly clusterName?: string | undefined; readonly associationId?: string | undefined },
    world: World,
): PodIdentityAssociation {
    const id = input.associationId ?? "";
    const association = clusterNamed(world, input.clusterName).podIdentityAssociations.get(id);
    if (association === undefined) throw notFound(`No association found for id: ${id}`);
    return association;
}
