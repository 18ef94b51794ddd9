import { type Stack } from "@pulumi/pulumi/automation";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { claimName, persistentVolumeName } from "../../../provider/src/ray-object/companions/names";
import { companionApis, companionsOf } from "../../support/companions";
import { exportedState, outputsInState } from "../../support/exported-state";
import { getRayCluster, ifThere, kubernetes, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { failureOf, programStack } from "../../support/stack";
import { eventually } from "../../support/time";
import { trainCluster, unitArgs, unitProgram } from "../../support/unit";

type Cluster = ReturnType<typeof trainCluster>;

const EFS = { fileSystemId: "fs-0123456789abcdef0" };
const CLAIM = claimName("train", "data", { efs: EFS });
const VOLUME = persistentVolumeName("ray", CLAIM);
const SECRET_VALUE = "do-not-write-me-down";

describe("what stands beside a RayCluster", () => {
    const lab = useLab("ray-cluster-companions");
    let stack: Stack;

    const nodePools = { general: { instanceTypes: ["m7i.2xlarge"], minSize: 2, maxSize: 4 } };
    const small = (differs: Partial<Cluster> = {}) =>
        trainCluster({
            head: { pool: "general", cpu: 2, memory: "4Gi" },
            workers: { cpu: { pool: "general", cpu: 1, memory: "2Gi", replicas: 1 } },
            ...differs,
        });
    const full = (differs: Partial<Cluster> = {}): Cluster =>
        small({
            networkPolicy: { allowFrom: [{ namespace: "notebooks", ports: [8265] }], egress: "cluster" },
            ingress: { host: "ray.example.com", className: "nginx" },
            podDefaults: {
                volumes: { data: { mountPath: "/data", efs: EFS } },
                env: { PASSWORD: pulumi.secret(SECRET_VALUE) },
            },
            ...differs,
        });
    const program = (rayClusters: Record<string, Cluster>) => unitProgram(unitArgs({ nodePools, rayClusters }));
    const up = (clusters: Record<string, Cluster>) => {
        stack.workspace.program = program(clusters);
        return stack.up();
    };

    before(async () => {
        stack = await programStack(lab(), "companions", program({ train: full() }));
        await stack.up();
    });

    it("is made with it, and belongs to it", async () => {
        expect(await companionsOf(lab(), "train")).to.deep.equal(
            [
                "Ingress train",
                "NetworkPolicy train",
                `PersistentVolume ${VOLUME}`,
                `PersistentVolumeClaim ${CLAIM}`,
                "PodDisruptionBudget train-head",
            ].sort(),
        );
        const { metadata } = await getRayCluster(kubernetes(lab()), "ray", "train");
        const { network } = companionApis(lab());
        const policy = await network.readNamespacedNetworkPolicy({ namespace: "ray", name: "train" });
        expect(policy.metadata?.ownerReferences?.map(({ uid }) => uid)).to.deep.equal([metadata.uid]);
        expect(policy.metadata?.labels).to.include({ "app.kubernetes.io/managed-by": "pulumi-kuberay" });
    });

    it("lets only who is named in through the NetworkPolicy, and the pods only to where they must", async () => {
        const { network } = companionApis(lab());
        const { spec } = await network.readNamespacedNetworkPolicy({ namespace: "ray", name: "train" });
        const own = { podSelector: { matchLabels: { "ray.io/cluster": "train" } } };
        const inNamespace = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });
        const operator = { matchLabels: { "app.kubernetes.io/component": "kuberay-operator" } };
        expect(spec?.podSelector).to.deep.equal(own.podSelector);
        expect(spec?.policyTypes).to.have.members(["Ingress", "Egress"]);
        const ingress = JSON.parse(JSON.stringify(spec?.ingress)) as {
            _from?: unknown;
            from?: unknown;
            ports?: unknown;
        }[];
        expect(ingress.map(({ _from, from = _from, ports }) => ({ from, ports }))).to.deep.equal([
            { from: [own], ports: undefined },
            {
                from: [{ podSelector: operator, namespaceSelector: inNamespace("kuberay-operator") }],
                ports: undefined,
            },
            { from: [{ namespaceSelector: inNamespace("notebooks") }], ports: [{ port: 8265, protocol: "TCP" }] },
            { from: undefined, ports: [{ port: 8265, protocol: "TCP" }] },
        ]);
        const ports = (spec?.egress ?? []).map((rule) =>
            (rule.ports ?? []).map(({ port, protocol }) => `${protocol} ${port}`),
        );
        expect(ports).to.deep.equal([[], ["UDP 53", "TCP 53"], ["TCP 443", "TCP 6443"]]);
        expect(spec?.egress?.[0]?.to).to.deep.equal([own]);
    });

    it("gives pods the file system through a claim that is bound to its volume, which keeps its data", async () => {
        const { core } = companionApis(lab());
        const pods = await rayPods(kubernetes(lab()), "ray", "train");
        const claims = pods.map(({ spec }) =>
            (spec?.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []),
        );
        expect(claims).to.deep.equal([[CLAIM], [CLAIM]]);
        const claim = await core.readNamespacedPersistentVolumeClaim({ namespace: "ray", name: CLAIM });
        expect(claim.status?.phase).to.equal("Bound");
        const volume = await core.readPersistentVolume({ name: VOLUME });
        expect(volume.spec?.persistentVolumeReclaimPolicy).to.equal("Retain");
        expect(volume.spec?.csi).to.include({ driver: "efs.csi.aws.com", volumeHandle: EFS.fileSystemId });
    });

    it("shows token, pods and spec as outputs, and nothing secret of them in the state", async () => {
        const { core } = companionApis(lab());
        const { data } = await core.readNamespacedSecret({ namespace: "ray", name: "train" });
        const token = Buffer.from(data?.auth_token ?? "", "base64").toString();
        expect(token).to.have.lengthOf.above(20);
        const exported = await exportedState(stack);
        expect(exported).to.not.include(token);
        expect(exported).to.not.include(Buffer.from(token).toString("base64"));
        expect(exported).to.not.include(SECRET_VALUE);
        const outputs = await outputsInState(stack, "kuberay:index:RayCluster");
        expect(outputs.token).to.equal(token);
        const spec = outputs.effectiveSpec as { headGroupSpec: object };
        expect(JSON.stringify(spec.headGroupSpec)).to.include(SECRET_VALUE);
        const pods = await rayPods(kubernetes(lab()), "ray", "train");
        const seen = pods.map(({ metadata, spec: { nodeName } = { containers: [] } }) => ({
            name: metadata?.name,
            group: metadata?.labels?.["ray.io/group"],
            node: nodeName,
            ready: true,
        }));
        expect(outputs.pods).to.have.deep.members(seen);
        expect((outputs.pods as { group: string }[])[0]?.group).to.equal("headgroup");
    });

    it("is seen by a refresh when somebody edits or deletes it, and is repaired by the next up", async () => {
        const { network, policy } = companionApis(lab());
        await network.deleteNamespacedNetworkPolicy({ namespace: "ray", name: "train" });
        const budget = await policy.readNamespacedPodDisruptionBudget({ namespace: "ray", name: "train-head" });
        if (budget.spec !== undefined) budget.spec.minAvailable = 0;
        await policy.replaceNamespacedPodDisruptionBudget({ namespace: "ray", name: "train-head", body: budget });
        await stack.refresh();
        const preview = await stack.preview({ diff: true, color: "never" });
        expect(preview.stdout).to.match(/networkPolicy\s*: "deleted"/);
        expect(preview.stdout).to.match(/disruptionBudget\.spec\.minAvailable"?\]?\s*: 0/);
        await stack.up();
        expect(await companionsOf(lab(), "train")).to.include("NetworkPolicy train");
        const repaired = await policy.readNamespacedPodDisruptionBudget({ namespace: "ray", name: "train-head" });
        expect(repaired.spec?.minAvailable).to.equal(1);
        await stack.refresh();
        const after = await stack.preview({ diff: true });
        expect(Object.keys(after.changeSummary), after.stdout).to.deep.equal(["same"]);
    });

    it("follows an edit, and goes when it is no longer asked for; no pod is touched", async () => {
        const before = await podUids();
        await up({ train: full({ ingress: undefined, networkPolicy: { allowFrom: [{ cidr: "10.0.0.0/8" }] } }) });
        const { network } = companionApis(lab());
        const { spec } = await network.readNamespacedNetworkPolicy({ namespace: "ray", name: "train" });
        expect(spec?.policyTypes).to.deep.equal(["Ingress"]);
        expect(JSON.stringify(spec?.ingress)).to.include("10.0.0.0/8");
        expect(await companionsOf(lab(), "train")).to.not.include("Ingress train");
        expect(await podUids()).to.deep.equal(before);
    });

    it("goes with the volume that it was for, once no pod needs it", async () => {
        await up({ train: small() });
        const isGone = async () => {
            const left = await companionsOf(lab(), "train");
            return left.join() === ["NetworkPolicy train", "PodDisruptionBudget train-head"].join();
        };
        await eventually(isGone, "claim and volume are gone");
    });

    it("has a head Service that an edit makes anew, while the pods stay", async () => {
        const { core } = companionApis(lab());
        const service = () => core.readNamespacedService({ namespace: "ray", name: "train-head-svc" });
        const [before, pods] = [await service(), await podUids()];
        const head = { pool: "general", cpu: 2, memory: "4Gi" };
        const annotations = { "service.beta.kubernetes.io/aws-load-balancer-internal": "true" };
        await up({ train: small({ head: { ...head, service: { annotations, labels: { team: "ml" } } } }) });
        const after = await service();
        expect(after.metadata?.uid).to.not.equal(before.metadata?.uid);
        expect(after.metadata?.annotations).to.include(annotations);
        expect(after.metadata?.labels).to.include({ team: "ml" });
        await up({
            train: small({
                labels: { unrelated: "edit" },
                head: { ...head, service: { annotations, labels: { team: "ml" } } },
            }),
        });
        expect((await service()).metadata?.uid).to.equal(after.metadata?.uid);
        expect(await podUids()).to.deep.equal(pods);
    });

    const REFUSED: { title: string; cluster: Cluster; make?: () => Promise<unknown>; says: RegExp }[] = [
        {
            title: "a Secret of its name that others have made",
            cluster: small(),
            make: () =>
                companionApis(lab()).core.createNamespacedSecret({
                    namespace: "ray",
                    body: { metadata: { name: "other" } },
                }),
            says: /Secret ray\/other exists already.*tokenSecretName/s,
        },
        {
            title: "a NetworkPolicy of its name that others have made",
            cluster: small({ authentication: "disabled" }),
            make: () =>
                companionApis(lab()).network.createNamespacedNetworkPolicy({
                    namespace: "ray",
                    body: { metadata: { name: "other" }, spec: { podSelector: {} } },
                }),
            says: /NetworkPolicy ray\/other exists already.*networkPolicy\.enabled/s,
        },
        {
            title: "a Gateway where the cluster has no Gateway API",
            cluster: small({
                authentication: "disabled",
                networkPolicy: { enabled: false },
                exposeWithoutAuthentication: true,
                gateway: { name: "public" },
            }),
            says: /gateway: .*install the CRDs of the Gateway API/s,
        },
    ];
    for (const { title, cluster, make, says } of REFUSED) {
        it(`is refused before anything is written: ${title}`, async () => {
            await make?.();
            const failure = await failureOf(up({ train: small(), other: cluster }));
            expect(failure).to.match(says);
            expect(await ifThere(getRayCluster(kubernetes(lab()), "ray", "other"))).to.equal(undefined);
        });
    }

    it("leaves nothing behind, volumes included", async () => {
        await up({ train: full() });
        expect(await companionsOf(lab(), "train")).to.include(`PersistentVolume ${VOLUME}`);
        await stack.destroy();
        expect(await companionsOf(lab(), "train")).to.deep.equal([]);
    });

    const podUids = async (): Promise<string[]> =>
        (await rayPods(kubernetes(lab()), "ray", "train")).map(({ metadata }) => metadata?.uid ?? "").sort();
});
