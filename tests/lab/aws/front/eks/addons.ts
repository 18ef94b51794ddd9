import type {
    Addon,
    CreateAddonRequest,
    DeleteAddonRequest,
    DescribeAddonRequest,
    ListAddonsRequest,
    UpdateAddonRequest,
} from "@aws-sdk/client-eks";
import { randomUUID } from "node:crypto";
import { ACCOUNT, type Handlers, type World } from "../world";
import { inUse, invalidParameter, notFound } from "./errors";
import { activeCluster, clusterNamed } from "./find";
import type { ClusterRecord } from "./records";
import { startUpdate } from "./updates";

/** Newest version of each add-on the lab knows. */
const LATEST: Readonly<Record<string, string>> = {
    "vpc-cni": "v1.21.1-eksbuild.1",
    coredns: "v1.13.1-eksbuild.1",
    "kube-proxy": "v1.36.0-eksbuild.1",
    "aws-ebs-csi-driver": "v1.54.0-eksbuild.1",
    "aws-efs-csi-driver": "v2.2.0-eksbuild.1",
    "aws-fsx-csi-driver": "v1.8.0-eksbuild.1",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.1",
    "eks-node-monitoring-agent": "v1.4.2-eksbuild.1",
    "metrics-server": "v0.8.0-eksbuild.5",
};

export const addons: Handlers = {
    CreateAddon(input: CreateAddonRequest, world: World) {
        const cluster = activeCluster(world, input.clusterName);
        const addonName = input.addonName ?? "";
        const latest = LATEST[addonName];
        if (latest === undefined) throw invalidParameter(`Addon ${addonName} specified is not supported`);
        if (cluster.addons.has(addonName)) throw inUse("Addon already exists.");
        const addon: Addon = {
            addonName,
            clusterName: cluster.name,
            status: "CREATING",
            health: { issues: [] },
            addonVersion: input.addonVersion ?? latest,
            addonArn: `arn:aws:eks:${world.region}:${ACCOUNT}:addon/${cluster.name}/${addonName}/${randomUUID()}`,
            createdAt: new Date(),
            modifiedAt: new Date(),
            serviceAccountRoleArn: input.serviceAccountRoleArn,
            configurationValues: input.configurationValues,
            tags: input.tags ?? {},
        };
        cluster.addons.set(addonName, addon);
        world.later(world.settings().addonMs, () => void (addon.status = "ACTIVE"));
        return { addon };
    },
    DescribeAddon: (input: DescribeAddonRequest, world: World) => ({
        addon: addonNamed(clusterNamed(world, input.clusterName), input.addonName),
    }),
    ListAddons: (input: ListAddonsRequest, world: World) => ({
        addons: [...clusterNamed(world, input.clusterName).addons.keys()],
    }),
    UpdateAddon(input: UpdateAddonRequest, world: World) {
        const cluster = activeCluster(world, input.clusterName);
        const addon = addonNamed(cluster, input.addonName);
        addon.addonVersion = input.addonVersion ?? addon.addonVersion;
        addon.serviceAccountRoleArn = input.serviceAccountRoleArn ?? addon.serviceAccountRoleArn;
        addon.configurationValues = input.configurationValues ?? addon.configurationValues;
        addon.status = "UPDATING";
        world.later(world.settings().addonMs, () => void (addon.status = "ACTIVE"));
        const update = startUpdate(cluster.updates, "AddonUpdate", { AddonVersion: addon.addonVersion ?? "" });
        update.status = "Successful";
        return { update };
    },
    DeleteAddon(input: DeleteAddonRequest, world: World) {
        const cluster = clusterNamed(world, input.clusterName);
        const addon = addonNamed(cluster, input.addonName);
        addon.status = "DELETING";
        world.later(world.settings().addonMs, () => void cluster.addons.delete(addon.addonName ?? ""));
        return { addon };
    },
};

function addonNamed(cluster: ClusterRecord, name: string | undefined): Addon {
    const addon = cluster.addons.get(name ?? "");
    if (addon === undefined) throw notFound(`No addon: ${name ?? ""} found in cluster: ${cluster.name}`);
    return addon;
}
