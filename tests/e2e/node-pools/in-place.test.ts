import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { parse as parseYaml } from "yaml";
import { useLab } from "../../support/lab";
import { everyInputProgram, type Pools } from "../../support/node-pools/program";
import { Sent } from "../../support/node-pools/sent";
import { programStack } from "../../support/stack";

const POOLS = ["bottlerocket", "p5", "p5en", "b200", "b300", "block", "spot", "own-image"];
/** Labels that a pool of the program has from the start. */
const GIVEN_LABELS: Readonly<Record<string, Tags>> = { "own-image": { team: "ml" } };
const RESOURCES = "k8s.io/cluster-autoscaler/node-template/resources";

describe("a pool of each kind, changed in place", () => {
    const lab = useLab("node-pools-in-place");
    let stack: Stack;
    /** What AWS was sent for the edit at hand. */
    let sent: Sent;

    const edited = async (differs: { maxSize: number; tags?: Tags }): Promise<void> => {
        const before = await Sent.to(lab());
        const edit = (name: string, pool: Pools[string]): Pools[string] =>
            POOLS.includes(name) ? { ...pool, ...differs, labels: { ...GIVEN_LABELS[name], stage: "two" } } : pool;
        stack.workspace.program = everyInputProgram((pools) =>
            Object.fromEntries(Object.entries(pools).map(([name, pool]) => [name, edit(name, pool)])),
        );
        await stack.up();
        sent = (await Sent.to(lab())).since(before);
    };
    /** Names of the pools that an operation was asked for, each once. */
    const poolsIn = (operation: string, name: string): string[] =>
        [...new Set(sent.of(operation).map((input) => poolOf(String(input[name]))))].sort();
    const poolOf = (name: string): string => /^ml-(.*)-[0-9a-f]{6}$/.exec(name)?.[1] ?? name;
    const noneIsMade = (): void => {
        for (const operation of [
            "CreateNodegroup",
            "DeleteNodegroup",
            "CreateLaunchTemplate",
            "DeleteLaunchTemplate",
        ]) {
            expect(sent.of(operation), operation).to.deep.equal([]);
        }
    };
    const nothingLeft = async (): Promise<void> => {
        expect(Object.keys((await stack.preview()).changeSummary)).to.deep.equal(["same"]);
    };

    before(async () => {
        stack = await programStack(
            lab(),
            "in-place",
            everyInputProgram((pools) => pools),
        );
        await stack.up();
        sent = await Sent.to(lab());
    });

    it("was made with what its kind needs: GPUs, EFA, a Capacity Block, Spot, an image of one's own", () => {
        expect(sent.group("bottlerocket").tags).to.include({ [`${RESOURCES}/nvidia.com/gpu`]: "4" });
        expect(sent.group("p5").tags).to.include({ [`${RESOURCES}/vpc.amazonaws.com/efa`]: "32" });
        expect(sent.group("block").capacityType).to.equal("CAPACITY_BLOCK");
        expect(sent.group("spot").capacityType).to.equal("SPOT");
        // EKS caps the pods of its own images alone: this one is told.
        expect(nodeConfig(sent.userData("own-image"))).to.deep.include({ maxPods: 58 });
    });

    it("gets other bounds and labels by one request to EKS, and no machine is touched", async () => {
        await edited({ maxSize: 5 });
        const updates = sent.of("UpdateNodegroupConfig");
        expect(updates.map(({ nodegroupName }) => poolOf(String(nodegroupName))).sort()).to.deep.equal(
            [...POOLS].sort(),
        );
        for (const { scalingConfig, labels } of updates) {
            expect(scalingConfig).to.deep.equal({ minSize: 0, maxSize: 5, desiredSize: 0 });
            expect(labels).to.deep.equal({ addOrUpdateLabels: { stage: "two" } });
        }
        noneIsMade();
        // Nodes with an image of one's own are told their labels when they boot.
        expect(poolsIn("UpdateNodegroupVersion", "nodegroupName")).to.deep.equal(["own-image"]);
        expect(sent.of("CreateLaunchTemplateVersion")).to.have.lengthOf(1);
        const [{ LaunchTemplateData: data } = {}] = sent.of("CreateLaunchTemplateVersion");
        const { UserData, ImageId } = data as { UserData: string; ImageId: string };
        expect(ImageId).to.equal("ami-0123456789abcdef0");
        const told = Buffer.from(UserData, "base64").toString();
        expect(nodeConfig(told)).to.deep.include({ maxPods: 58 });
        expect(told).to.include("stage=two").and.include("team=ml");
        await nothingLeft();
    });

    it("tells the autoscaler of its new label", () => {
        const tagged = sent.of("TagResource").filter(({ tags }) => JSON.stringify(tags).includes("/label/stage"));
        const groups = tagged.map(({ resourceArn }) => poolOf(String(resourceArn).split("/").at(-2) ?? ""));
        expect(groups.sort()).to.deep.equal([...POOLS].sort());
    });

    it("gets another tag on group and machines, with all else of its template as it was", async () => {
        await edited({ maxSize: 5, tags: { owner: "ml" } });
        noneIsMade();
        const versions = sent.of("CreateLaunchTemplateVersion");
        expect(versions).to.have.lengthOf(POOLS.length);
        const all = await Sent.to(lab());
        for (const pool of POOLS) {
            const { id } = all.group(pool).launchTemplate as { id: string };
            const version = versions.find(({ LaunchTemplateId }) => LaunchTemplateId === id);
            const { TagSpecifications: tags = [], ...now } = version?.LaunchTemplateData as TemplateData;
            expect(tags.map(({ ResourceType }) => ResourceType)).to.deep.equal(["instance", "volume"]);
            for (const { Tags } of tags) expect(Tags).to.deep.include({ Key: "owner", Value: "ml" });
            const { TagSpecifications: given, ...before } = all.template(pool) as TemplateData;
            expect(given).to.not.deep.equal(tags);
            // Its nodes are told the label of the edit before.
            if (pool === "own-image") before.UserData = now.UserData;
            expect(now, pool).to.deep.equal(before);
        }
        expect(poolsIn("UpdateNodegroupVersion", "nodegroupName")).to.deep.equal([...POOLS].sort());
        for (const { launchTemplate } of sent.of("UpdateNodegroupVersion")) {
            expect((launchTemplate as { version: string }).version).to.match(/^[23]$/);
        }
        await nothingLeft();
    });
});

type Tags = Record<string, string>;

interface TemplateData {
    readonly TagSpecifications?: readonly { readonly ResourceType: string; readonly Tags: readonly object[] }[];
    UserData?: string;
}

/** The kubelet's part of a NodeConfig. */
function nodeConfig(userData: string): object {
    const [, part = ""] = userData.split("Content-Type: application/node.eks.aws");
    const { spec } = parseYaml(part.split("--KUBERAY")[0] ?? "") as { spec: { kubelet: { config: object } } };
    return spec.kubelet.config;
}
