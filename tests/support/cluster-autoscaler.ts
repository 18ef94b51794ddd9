import { AutoScalingClient, SetDesiredCapacityCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeNodegroupCommand, EKSClient, ListNodegroupsCommand, type Nodegroup } from "@aws-sdk/client-eks";
import { type V1Pod } from "@kubernetes/client-node";
import { setTimeout as pause } from "node:timers/promises";
import { scalar } from "../lab/machines/scalar";
import { type Lab } from "../lab/lab";
import { type Kubernetes } from "./kubernetes";

const EVERY_MS = 500;
const TEMPLATE = "k8s.io/cluster-autoscaler/node-template/";

/** A node as the Cluster Autoscaler imagines it before there is one: by the tags of the managed node group. */
export interface ImaginedNode {
    readonly resources: Readonly<Record<string, string>>;
    readonly labels: Readonly<Record<string, string>>;
    /** `value:effect` by key. */
    readonly taints: Readonly<Record<string, string>>;
}

export const imaginedNode = ({ tags = {} }: Nodegroup): ImaginedNode => ({
    resources: under("resources/", tags),
    labels: under("label/", tags),
    taints: under("taint/", tags),
});

const under = (kind: string, tags: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
        Object.entries(tags).flatMap(([key, value]) =>
            key.startsWith(TEMPLATE + kind) ? [[key.slice((TEMPLATE + kind).length), value]] : [],
        ),
    );

/**
 * Does what the Cluster Autoscaler does for groups without nodes: for a pod that no node takes, the Auto Scaling group
 * whose imagined node would take it is set to one more.
 */
export class ClusterAutoscalerStandIn {
    /** Pods for which no group's node would do, when it last looked. */
    readonly hopeless = new Set<string>();
    readonly errors: string[] = [];
    private readonly stopping = new AbortController();
    private readonly running: Promise<void>;
    private readonly scaling: AutoScalingClient;
    private readonly eks: EKSClient;

    constructor(
        lab: Lab,
        private readonly k8s: Kubernetes,
    ) {
        const credentials = { accessKeyId: "lab", secretAccessKey: "lab" };
        const client = { endpoint: lab.awsEndpoint, region: "us-west-2", credentials };
        this.scaling = new AutoScalingClient(client);
        this.eks = new EKSClient(client);
        this.running = this.run();
    }

    async stop(): Promise<void> {
        this.stopping.abort();
        await this.running;
    }

    async groups(): Promise<Nodegroup[]> {
        const { nodegroups = [] } = await this.eks.send(new ListNodegroupsCommand({ clusterName: "lab" }));
        const all = nodegroups.map(async (nodegroupName) => {
            const ask = new DescribeNodegroupCommand({ clusterName: "lab", nodegroupName });
            return (await this.eks.send(ask)).nodegroup ?? {};
        });
        return Promise.all(all);
    }

    async setSize(group: Nodegroup, size: number): Promise<void> {
        const name = group.resources?.autoScalingGroups?.[0]?.name;
        await this.scaling.send(new SetDesiredCapacityCommand({ AutoScalingGroupName: name, DesiredCapacity: size }));
    }

    private async run(): Promise<void> {
        const { signal } = this.stopping;
        while (!signal.aborted) {
            await this.turn().catch((error: unknown) => this.errors.push(String(error)));
            await pause(EVERY_MS, undefined, { signal }).catch(() => undefined);
        }
    }

    private async turn(): Promise<void> {
        const { items } = await this.k8s.core.listPodForAllNamespaces({ fieldSelector: "status.phase=Pending" });
        const waiting = items.filter(isUnschedulable);
        if (waiting.length === 0) return;
        const empty = (await this.groups()).filter(
            ({ status, scalingConfig }) => status === "ACTIVE" && scalingConfig?.desiredSize === 0,
        );
        for (const pod of waiting) {
            const name = pod.metadata?.name ?? "";
            const group = empty.find((one) => wouldTake(imaginedNode(one), pod));
            if (group !== undefined) await this.setSize(group, 1);
            else this.hopeless.add(name);
        }
    }
}

const isUnschedulable = ({ status, spec }: V1Pod): boolean =>
    spec?.nodeName === undefined && (status?.conditions ?? []).some(({ reason }) => reason === "Unschedulable");

function wouldTake(node: ImaginedNode, { spec }: V1Pod): boolean {
    const selected = Object.entries(spec?.nodeSelector ?? {}).every(([key, value]) => node.labels[key] === value);
    const tolerated = Object.keys(node.taints).every((key) =>
        (spec?.tolerations ?? []).some((toleration) => toleration.key === key || toleration.key === undefined),
    );
    const requests = (spec?.containers ?? []).map(({ resources }) => resources?.requests ?? {});
    const names = new Set(requests.flatMap((one) => Object.keys(one)));
    const fits = [...names].every((name) => {
        const asked = requests.reduce((sum, one) => sum + scalar(one[name] ?? "0"), 0);
        return asked <= scalar(node.resources[name] ?? "0");
    });
    return selected && tolerated && fits;
}
