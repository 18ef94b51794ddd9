import type {
    Cluster,
    CreateClusterRequest,
    DeleteClusterRequest,
    DescribeClusterRequest,
    UpdateClusterConfigRequest,
    UpdateClusterVersionRequest,
} from "@aws-sdk/client-eks";
import { createHash } from "node:crypto";
import { trusts } from "../rules/role-trust";
import { ACCOUNT, type Handlers, type World } from "../world";
import { inUse, invalidParameter } from "./errors";
import { activeCluster, clusterNamed } from "./find";
import { hexId } from "../ids";
import { startUpdate } from "./updates";
import { DEFAULT_VERSION, KUBERNETES_VERSIONS, minorOf } from "./versions";

export const clusters: Handlers = {
    async CreateCluster(input: CreateClusterRequest, world: World) {
        const name = input.name ?? "";
        if (world.clusters.has(name)) throw inUse(`Cluster already exists with name: ${name}`);
        const version = input.version ?? DEFAULT_VERSION;
        if (!KUBERNETES_VERSIONS.includes(version)) throw invalidParameter(`unsupported Kubernetes version ${version}`);
        const vpc = await checkSubnets(input.resourcesVpcConfig?.subnetIds ?? [], world);
        await checkRole(input.roleArn ?? "", world);
        const description = describe({ ...input, version }, vpc, world);
        const empty = { nodeGroups: new Map(), addons: new Map(), podIdentityAssociations: new Map() };
        world.clusters.set(name, { name, description, ...empty, accessEntries: new Map(), updates: new Map() });
        world.later(world.settings().clusterCreateMs, () => {
            description.status = "ACTIVE";
            description.endpoint = world.apiServer.endpoint;
            description.certificateAuthority = { data: world.apiServer.certificateAuthority };
        });
        return { cluster: description };
    },
    DescribeCluster: (input: DescribeClusterRequest, world: World) => ({
        cluster: clusterNamed(world, input.name).description,
    }),
    ListClusters: (_input: object, world: World) => ({ clusters: [...world.clusters.keys()] }),
    DeleteCluster(input: DeleteClusterRequest, world: World) {
        const cluster = clusterNamed(world, input.name);
        if (cluster.nodeGroups.size > 0) throw inUse("Cluster has nodegroups attached");
        if (cluster.description.status === "CREATING") throw inUse(`Cluster ${cluster.name} is being created`);
        cluster.description.status = "DELETING";
        world.later(world.settings().clusterDeleteMs, () => void world.clusters.delete(cluster.name));
        return { cluster: cluster.description };
    },
    UpdateClusterVersion(input: UpdateClusterVersionRequest, world: World) {
        const cluster = activeCluster(world, input.name);
        const { description } = cluster;
        const [from, to] = [description.version ?? DEFAULT_VERSION, input.version ?? ""];
        if (!KUBERNETES_VERSIONS.includes(to) || minorOf(to) - minorOf(from) !== 1) {
            throw invalidParameter(`Unsupported Kubernetes minor version update from ${from} to ${to}`);
        }
        description.status = "UPDATING";
        const update = startUpdate(cluster.updates, "VersionUpdate", { Version: to });
        world.later(world.settings().clusterUpdateMs, () => {
            Object.assign(description, { version: to, status: "ACTIVE" });
            update.status = "Successful";
        });
        return { update };
    },
    UpdateClusterConfig(input: UpdateClusterConfigRequest, world: World) {
        const cluster = activeCluster(world, input.name);
        const { description } = cluster;
        const { resourcesVpcConfig: vpc, accessConfig, logging } = input;
        const update = startUpdate(cluster.updates, vpc === undefined ? "AccessConfigUpdate" : "VpcConfigUpdate", {});
        description.status = "UPDATING";
        world.later(world.settings().clusterUpdateMs, () => {
            description.resourcesVpcConfig = { ...description.resourcesVpcConfig, ...vpc };
            description.accessConfig = { ...description.accessConfig, ...accessConfig };
            description.logging = logging ?? description.logging;
            description.status = "ACTIVE";
            update.status = "Successful";
        });
        return { update };
    },
};

async function checkSubnets(ids: readonly string[], world: World): Promise<string> {
    const subnets = await Promise.all(ids.map((id) => world.lookups.subnet(id)));
    const missing = ids.find((_id, at) => subnets[at] === undefined);
    if (missing !== undefined) throw invalidParameter(`The subnet ID '${missing}' does not exist`);
    const zones = new Set(subnets.map((subnet) => subnet?.zone));
    if (zones.size < 2) throw invalidParameter("Subnets specified must be in at least two different AZs");
    return subnets[0]?.vpc ?? "";
}

async function checkRole(arn: string, world: World): Promise<void> {
    const role = await world.lookups.role(arn.split("/").at(-1) ?? "");
    if (role === undefined) throw invalidParameter(`Role with arn: ${arn}, could not be found`);
    if (!trusts(role.trust, "eks.amazonaws.com")) {
        throw invalidParameter(
            `Role with arn: ${arn}, could not be assumed because it does not trust eks.amazonaws.com`,
        );
    }
}

function describe(input: CreateClusterRequest, vpc: string, world: World): Cluster {
    const name = input.name ?? "";
    const oidc = createHash("sha256").update(`${world.region} ${name}`).digest("hex").slice(0, 32).toUpperCase();
    return {
        name,
        arn: `arn:aws:eks:${world.region}:${ACCOUNT}:cluster/${name}`,
        createdAt: new Date(),
        version: input.version,
        platformVersion: "eks.1",
        status: "CREATING",
        roleArn: input.roleArn,
        resourcesVpcConfig: {
            securityGroupIds: [],
            endpointPublicAccess: true,
            endpointPrivateAccess: false,
            publicAccessCidrs: ["0.0.0.0/0"],
            ...input.resourcesVpcConfig,
            vpcId: vpc,
            clusterSecurityGroupId: hexId("sg"),
        },
        kubernetesNetworkConfig: {
            serviceIpv4Cidr: "10.96.0.0/16",
            ipFamily: "ipv4",
            ...input.kubernetesNetworkConfig,
        },
        identity: { oidc: { issuer: `https://oidc.eks.${world.region}.amazonaws.com/id/${oidc}` } },
        accessConfig: {
            authenticationMode: "CONFIG_MAP",
            bootstrapClusterCreatorAdminPermissions: true,
            ...input.accessConfig,
        },
        logging: input.logging ?? { clusterLogging: [] },
        upgradePolicy: { supportType: "EXTENDED", ...input.upgradePolicy },
        encryptionConfig: input.encryptionConfig ?? [],
        health: { issues: [] },
        deletionProtection: input.deletionProtection ?? false,
        tags: input.tags ?? {},
    };
}
