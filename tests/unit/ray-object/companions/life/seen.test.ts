import { expect } from "chai";
import { type CompanionWord } from "../../../../../provider/src/ray-object/companions/companion";
import { companionDrift } from "../../../../../provider/src/ray-object/companions/life/companion-drift";
import { planCompanions } from "../../../../../provider/src/ray-object/companions/plan";
import {
    foreignText,
    isCompanionOf,
    type LiveCompanion,
    recordedWords,
    type SeenCompanion,
    unwanted,
    withCompanions,
    wordsAnnotation,
} from "../../../../../provider/src/ray-object/companions/life/seen";
import { cluster, live, planned } from "../../../ray-cluster/support";

const SITE = { name: "train", namespace: "ray" };
const OWNER = "u";
const volumes = { data: { efs: { fileSystemId: "fs-1" } } };

/** A planned companion as the API server gives it back. */
const seen = (word: CompanionWord, differs: Partial<LiveCompanion> = {}): SeenCompanion => {
    const args = cluster({ podDefaults: { volumes }, ...(word === "ingress" && { ingress: {} }) });
    const wanted = planCompanions(args).find((it) => it.word === word);
    if (wanted === undefined) throw new Error(`no ${word} is planned`);
    const { object } = wanted;
    const owner = { apiVersion: "ray.io/v1", kind: "RayCluster", name: "train", uid: OWNER };
    const metadata = { ...object.metadata, uid: word, ownerReferences: [owner] };
    return { word, object: { ...object, metadata, ...differs } };
};
const labelled = (labels: Record<string, string>) => {
    const { word, object } = seen("networkPolicy");
    return { word, object: { ...object, metadata: { ...object.metadata, labels } } };
};

describe("an object of a companion's name", () => {
    it("is ours by its labels", () => {
        expect(isCompanionOf(seen("networkPolicy"), SITE)).to.equal(true);
        expect(isCompanionOf(labelled({}), SITE)).to.equal(false);
        expect(isCompanionOf(labelled({ "app.kubernetes.io/managed-by": "pulumi-kuberay" }), SITE)).to.equal(false);
        expect(isCompanionOf(seen("networkPolicy"), { ...SITE, name: "other" })).to.equal(false);
    });

    it("is another cluster's when it is a volume for another namespace, whatever its name", () => {
        expect(isCompanionOf(seen("persistentVolume"), SITE)).to.equal(true);
        expect(isCompanionOf(seen("persistentVolume"), { ...SITE, namespace: "other" })).to.equal(false);
    });

    it("is refused by kind and name, with a way out, when it is somebody else's", () => {
        expect(foreignText(seen("networkPolicy"), SITE)).to.equal(
            "NetworkPolicy ray/train exists already and was not made by this provider for RayCluster ray/train. Delete it, give the RayCluster another name, or set `networkPolicy.enabled` to false.",
        );
    });
});

describe("companions that are no longer planned", () => {
    const left = planCompanions(cluster({ networkPolicy: { enabled: false } }));

    it("go when the RayCluster owns them", () => {
        expect(
            unwanted(left, [seen("networkPolicy"), seen("disruptionBudget")], OWNER).map(({ word }) => word),
        ).to.deep.equal(["networkPolicy"]);
    });

    it("stay when another owns them, or they are on their way", () => {
        expect(unwanted(left, [seen("networkPolicy")], "another")).to.deep.equal([]);
        const going = seen("networkPolicy");
        const metadata = { ...going.object.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" };
        expect(unwanted(left, [{ ...going, object: { ...going.object, metadata } }], OWNER)).to.deep.equal([]);
    });

    it("are looked for in every kind that there ever was, by a mark on the RayCluster", () => {
        const annotations = wordsAnnotation(undefined, planCompanions(cluster({ ingress: {} })));
        const object = live({ ...planned(), metadata: { ...planned().metadata, annotations } });
        expect(recordedWords(object)).to.deep.equal(["networkPolicy", "disruptionBudget", "ingress"]);
        expect(
            recordedWords(
                live({
                    ...object,
                    metadata: { ...planned().metadata, annotations: wordsAnnotation(object, []) },
                } as never),
            ),
        ).to.deep.equal(recordedWords(object));
        expect(recordedWords(live(planned()))).to.deep.equal([]);
    });
});

describe("the drift of companions", () => {
    const wanted = planCompanions(cluster({ podDefaults: { volumes } }));
    const all = wanted.map(({ word }) => seen(word));

    it("is nothing while they are as written, whatever others have added", () => {
        const annotated = all.map(({ word, object }) => ({
            word,
            object: { ...object, metadata: { ...object.metadata, annotations: { theirs: "x" } } },
        }));
        expect(companionDrift(wanted, annotated, OWNER)).to.deep.equal({});
    });

    it("names what was deleted, what was edited, and what is left over", () => {
        const [policy] = all;
        const edited = { ...policy?.object.spec, policyTypes: [] };
        const there = [seen("networkPolicy", { spec: edited }), ...all.slice(2), seen("ingress")];
        expect(companionDrift(wanted, there, OWNER)).to.deep.equal({
            "networkPolicy.spec.policyTypes": [],
            disruptionBudget: "deleted",
            ingress: "left over",
        });
    });

    it("is a volume that has lost its claim", () => {
        const there = all.map((it) =>
            it.word === "persistentVolume" ? seen(it.word, { status: { phase: "Released" } }) : it,
        );
        expect(Object.values(companionDrift(wanted, there, OWNER))).to.deep.equal(["Released"]);
    });
});

describe("an imported cluster", () => {
    const args = { head: { cpu: 1 }, networkPolicy: { enabled: false } };

    it("gets no companions that it had not", () => {
        expect(withCompanions(args, [])).to.deep.equal({
            head: { cpu: 1, disruptionProtection: false },
            networkPolicy: { enabled: false },
        });
    });

    it("keeps those of ours", () => {
        expect(withCompanions(args, [seen("networkPolicy"), seen("disruptionBudget")])).to.deep.equal({
            head: { cpu: 1 },
            networkPolicy: {},
        });
    });
});
