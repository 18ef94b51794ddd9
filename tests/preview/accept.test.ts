import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { constructRayNodePool } from "../../provider/src/node-pool/ray-node-pool";
import { factsOf } from "../unit/instance-catalog/fixtures";
import { MockedClouds, previewPlatform } from "../support/platform-preview";
import { record } from "../support/recording-monitor";
import { named } from "../support/registrations";
import { remarked } from "../support/remarks";
import { quickstart, train } from "./fixtures";

const NEW = { instanceTypes: ["m99.large"], instanceFacts: { "m99.large": factsOf("m7i.large") }, maxSize: 2 };
const SMALL = { instanceTypes: ["m7i.2xlarge"], minSize: 0, maxSize: 4 };

const idsOf = (messages: readonly string[]): string[] =>
    messages.map((message) => /\(accept: (.*)\)$/.exec(message)?.[1] ?? message);

async function idsIn(differs: Record<string, unknown>): Promise<string[]> {
    const { warnings, notes } = await remarked(() => previewPlatform("ml", quickstart(differs)));
    return idsOf([...warnings, ...notes]);
}

describe("what a preview says of a unit", () => {
    it("ends with the id that silences it", async () => {
        const { warnings, notes } = await remarked(() =>
            previewPlatform("ml", quickstart({ nodePools: { new: { ...NEW, minSize: 0 } }, rayClusters: undefined })),
        );
        expect(warnings).to.have.lengthOf(1);
        expect(warnings[0]).to.match(/^nodePools: no pool of the unit can hold.* \(accept: R-OPERATOR-ROOM\)$/);
        expect(notes).to.have.lengthOf(1);
        expect(notes[0]).to.match(/^nodePools\.new\.instanceFacts\["m99\.large"\]: .* \(accept: R-FACTS-USED\)$/);
    });

    it("leaves out what the unit accepts, and nothing else", async () => {
        const unit = { nodePools: { new: NEW, small: SMALL }, rayClusters: undefined };
        expect(await idsIn(unit)).to.deep.equal(["R-OPERATOR-ROOM", "R-FACTS-USED"]);
        expect(await idsIn({ ...unit, accept: ["R-OPERATOR-ROOM"] })).to.deep.equal(["R-FACTS-USED"]);
        expect(await idsIn({ ...unit, accept: ["R-FACTS-USED"] })).to.deep.equal(["R-OPERATOR-ROOM"]);
    });

    it("leaves out what a pool accepts, of this pool alone", async () => {
        const pool = { ...NEW, minSize: 1, accept: ["R-FACTS-USED"] };
        const unit = { nodePools: { one: pool, two: { ...pool, accept: [] } }, rayClusters: undefined };
        const { notes } = await remarked(() => previewPlatform("ml", quickstart(unit)));
        expect(notes).to.have.lengthOf(1);
        expect(notes[0]).to.match(/^nodePools\.two\./);
    });

    it("leaves out what it says of a pool, or of a Ray cluster, that accepts it", async () => {
        const p = { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 2 };
        const pod = { pool: "p", cpu: 4, memory: "16Gi" };
        const cluster = { image: "rayproject/ray:2.54.0", head: pod };
        const unit = (ofPool: object, ofA: object, ofB: object) => ({
            nodePools: { p: { ...p, ...ofPool } },
            rayClusters: { a: { ...cluster, ...ofA }, b: { ...cluster, ...ofB } },
        });
        const accept = (...ids: string[]) => ({ accept: ids });
        const all = await idsIn(unit({}, {}, {}));
        expect(all).to.deep.equal(["R-POOL-GROWS"]);
        expect(await idsIn(unit(accept("R-POOL-GROWS"), {}, {}))).to.deep.equal([]);
        expect(await idsIn(unit({}, accept("R-POOL-GROWS"), {}))).to.deep.equal(all);
        const crowd = { workers: { w: { ...pod, replicas: 1 } } };
        const sharing = async (ofA: object, ofB: object) =>
            (await idsIn(unit({}, { ...crowd, ...ofA }, { ...crowd, ...ofB }))).includes("R-POOL-SHARED");
        const accepted = accept("R-POOL-SHARED");
        expect(await sharing({}, {})).to.equal(true);
        // It is said of one of them.
        expect([await sharing(accepted, {}), await sharing({}, accepted)]).to.have.members([true, false]);
    });

    it("never quotes a secret, in whatever words", async () => {
        const pool = { ...NEW, instanceTypes: [pulumi.secret("m99.large")], minSize: 1 };
        const { notes } = await remarked(() =>
            previewPlatform("ml", quickstart({ nodePools: { pool }, rayClusters: undefined })),
        );
        expect(notes.join()).to.include('does not know "[secret]"').and.not.to.include("m99.large");
    });

    it("is that it does not know what the unit consists of, unless that is accepted", async () => {
        const nodePools = pulumi.output(pulumi.unknown);
        expect(await idsIn({ nodePools })).to.deep.equal(["R-UNKNOWN-PARTS"]);
        expect(await idsIn({ nodePools, accept: ["R-UNKNOWN-PARTS"] })).to.deep.equal([]);
        const { warnings, notes } = await remarked(() =>
            previewPlatform("ml", quickstart({ cluster: pulumi.output(pulumi.unknown) })),
        );
        expect([...warnings, ...notes]).to.deep.equal([
            "cluster is not known before the update: this preview cannot list what the unit consists of. (accept: R-UNKNOWN-PARTS)",
        ]);
    });
});

describe("what a unit accepts", () => {
    const acceptOf = async (differs: Record<string, unknown>): Promise<unknown> => {
        const { registrations } = await previewPlatform("ml", quickstart(differs));
        const { inputs } = named(registrations, "kuberay:index:RayCluster", "ml-train");
        return (inputs as { accept?: unknown }).accept;
    };

    it("reaches its Ray clusters, beside what they accept themselves", async () => {
        const rayClusters = { train: train({ accept: ["R-SPOT-HEAD"] }) };
        expect(await acceptOf({ rayClusters })).to.deep.equal(["R-SPOT-HEAD"]);
        expect(await acceptOf({ rayClusters, accept: ["R-INGRESS-TLS", "R-SPOT-HEAD"] })).to.deep.equal([
            "R-INGRESS-TLS",
            "R-SPOT-HEAD",
        ]);
    });

    it("is no input of a Ray cluster when it is nothing", async () => {
        expect(await acceptOf({})).to.equal(undefined);
    });
});

describe("a pool on its own", () => {
    it("says nothing of what it accepts", async () => {
        const inputs = { clusterName: "prod", ...NEW };
        const pool = (differs: object) =>
            remarked(() =>
                record(new MockedClouds(), () => constructRayNodePool("extra", { ...inputs, ...differs }, {})),
            );
        expect(idsOf((await pool({})).notes)).to.deep.equal(["R-FACTS-USED"]);
        expect((await pool({ accept: ["R-FACTS-USED"] })).notes).to.deep.equal([]);
    });
});
