import { expect } from "chai";
import { checkCrds } from "../../../provider/src/kuberay-crds/checks";
import { type Drift, driftOf, isDrift, type SpecDigests } from "../../../provider/src/kuberay-crds/drift";
import { digestsOf } from "../../../provider/src/kuberay-crds/digest";
import { judge, type LiveCrd, planCrd } from "../../../provider/src/kuberay-crds/plan";
import { isDowngrade } from "../../../provider/src/kuberay-crds/versions";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

const crd = (name: string, fields: readonly string[] = ["headGroupSpec"]) => ({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name },
    spec: {
        versions: [
            {
                name: "v1",
                schema: {
                    openAPIV3Schema: {
                        properties: { spec: { properties: Object.fromEntries(fields.map((field) => [field, {}])) } },
                    },
                },
            },
        ],
    },
});
const NAME = "rayclusters.ray.io";
const WANTED = [crd(NAME, ["headGroupSpec", "upgradeStrategy"]), crd("rayjobs.ray.io")];
const ours = (version: string): LiveCrd => planCrd(crd(NAME), version);
const theirs = (fields?: readonly string[]): LiveCrd => ({
    ...crd(NAME, fields),
    metadata: { name: NAME, managedFields: [{ manager: "helm" }, { manager: "kube-apiserver" }, { manager: "helm" }] },
});

describe("writing KubeRay's CRDs over those in the cluster", () => {
    const ALLOWED: readonly {
        readonly title: string;
        readonly live: readonly LiveCrd[];
        readonly adopted: string[];
    }[] = [
        { title: "an empty cluster", live: [], adopted: [] },
        { title: "our own of the same version", live: [ours("1.6.2")], adopted: [] },
        { title: "our own of an older version", live: [ours("1.5.1")], adopted: [] },
        { title: "others' with fewer fields", live: [theirs()], adopted: [NAME] },
    ];
    for (const { title, live, adopted } of ALLOWED) {
        it(`is allowed over ${title}, ${adopted.length > 0 ? "which become ours" : "with nothing to say"}`, () => {
            const makers = adopted.length > 0 ? ["helm"] : [];
            expect(judge(live, WANTED, "1.6.2")).to.deep.equal({ allowed: true, adopted, makers });
        });
    }

    it("is refused over our own of a newer version, saying both and the way out", () => {
        const verdict = judge([ours("1.6.2")], WANTED, "1.5.1");
        expect(verdict).to.include({ allowed: false });
        expect(verdict)
            .to.have.property("reason")
            .that.matches(/1\.6\.2 cannot be lowered to 1\.5\.1.*deletePolicy: "delete"/);
    });

    it("is refused over others' that are newer, naming the fields that would be lost", () => {
        const verdict = judge([theirs(["headGroupSpec", "networkPolicy"])], WANTED, "1.6.2");
        expect(verdict)
            .to.have.property("reason")
            .that.matches(/newer than 1\.6\.2: it has spec\.networkPolicy/);
    });

    it("marks each definition with the version it comes from", () => {
        const { metadata } = planCrd(crd(NAME), "1.6.2");
        expect(metadata.annotations).to.include({ "kuberay.pulumi.com/version": "1.6.2" });
        expect(metadata.labels).to.include({ "app.kubernetes.io/managed-by": "pulumi-kuberay" });
    });
});

describe("versions of KubeRay", () => {
    const CASES: readonly [string, string, boolean][] = [
        ["1.6.2", "1.5.1", true],
        ["1.10.0", "1.9.9", true],
        ["2.0.0", "1.9.9", true],
        ["1.5.1", "1.6.2", false],
        ["1.6.2", "1.6.2", false],
        ["nightly", "1.6.2", false],
    ];
    for (const [from, to, lowered] of CASES) {
        it(`from ${from} to ${to} ${lowered ? "go down" : "do not go down"}`, () => {
            expect(isDowngrade(from, to)).to.equal(lowered);
        });
    }

    it("must be one whose manifests are at hand", () => {
        expect(checkCrds({ version: "1.6.2" }, undefined)).to.deep.equal([]);
        expect(checkCrds({ version: UNKNOWN as unknown as string }, "1.6.2")).to.deep.equal([]);
        const [problem] = checkCrds({ version: "v1.6.2" }, undefined);
        expect(problem).to.include({ path: "version" });
        expect(problem?.reason).to.include('got "v1.6.2". Did you mean "1.6.2"?');
    });

    it("are raised freely, and lowered never: the problem stands at `version` and says what to keep", () => {
        expect(checkCrds({ version: "1.6.2" }, "1.5.1")).to.deep.equal([]);
        const [problem] = checkCrds({ version: "1.5.1" }, "1.6.2");
        expect(problem?.path).to.equal("version");
        expect(problem?.reason).to.match(/1\.6\.2 cannot be lowered to 1\.5\.1.*Keep 1\.6\.2 .*`operator\.version`/);
    });
});

describe("drift of the CRDs", () => {
    const CASES: readonly { readonly title: string; readonly live: SpecDigests; readonly drift: Drift }[] = [
        { title: "nothing", live: { a: "1", b: "2" }, drift: {} },
        { title: "one that was deleted", live: { a: "1" }, drift: { b: "deleted" } },
        { title: "one that was edited", live: { a: "1", b: "3" }, drift: { b: "edited" } },
        { title: "nothing when others are added", live: { a: "1", b: "2", c: "3" }, drift: {} },
    ];
    for (const { title, live, drift } of CASES) {
        it(`names ${title}`, () => {
            expect(driftOf({ a: "1", b: "2" }, live)).to.deep.equal(drift);
            expect(isDrift(driftOf({ a: "1", b: "2" }, live))).to.equal(Object.keys(drift).length > 0);
        });
    }

    it("does not depend on the order of keys, and sees every change of a spec", () => {
        const digest = (spec: unknown) => digestsOf([{ ...ours("1.6.2"), spec }])[NAME];
        expect(digest({ a: 1, b: { c: 2, d: 3 } })).to.equal(digest({ b: { d: 3, c: 2 }, a: 1 }));
        expect(digest({ a: 1 })).to.not.equal(digest({ a: 2 }));
        expect(digest({ a: [1, 2] })).to.not.equal(digest({ a: [2, 1] }));
    });
});
