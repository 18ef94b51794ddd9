import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";
import { expect } from "chai";
import fc from "fast-check";
import { checkRayCluster } from "../../../../provider/src/ray-cluster/checks";
import { type LiveRayCluster } from "../../../../provider/src/ray-object/watch/live";
import { foreignSecretText, isInUse, ownerOf, tokenPlace } from "../../../../provider/src/ray-object/token/token";
import { cluster, live, planned } from "../../ray-cluster/support";

const secret = (owners: readonly { kind: string; uid: string }[]) => ({
    apiVersion: "v1",
    kind: "Secret",
    metadata: {
        name: "train",
        ownerReferences: owners.map((owner) => ({ apiVersion: "ray.io/v1", name: "train", ...owner })),
    },
});
const there: LiveRayCluster = live(planned());

describe("the token of a RayCluster", () => {
    const ROWS = [
        { title: "is in KubeRay's Secret", differs: {}, place: { secret: "train", given: false } },
        { title: "is in the Secret given", differs: { tokenSecretName: "t" }, place: { secret: "t", given: true } },
        { title: "is not there without authentication", differs: { authentication: "disabled" }, place: undefined },
        {
            title: "is Kubernetes' own where it gives them out",
            differs: { authentication: "kubernetes", image: "rayproject/ray:2.55.0" },
            place: undefined,
        },
    ] as const;
    for (const { title, differs, place } of ROWS) {
        it(title, () => {
            expect(tokenPlace(planned(differs))).to.deep.equal(place);
        });
    }
});

describe("a Secret of the cluster's name", () => {
    const ROWS = [
        { title: "that is not there", secret: undefined, owner: "none" },
        { title: "that the RayCluster owns", secret: secret([{ kind: "RayCluster", uid: "u" }]), owner: "ours" },
        {
            title: "of a RayCluster that is gone",
            secret: secret([{ kind: "RayCluster", uid: "x" }]),
            owner: "leftOver",
        },
        { title: "of nobody", secret: secret([]), owner: "foreign" },
        { title: "of something else", secret: secret([{ kind: "Deployment", uid: "u" }]), owner: "foreign" },
    ];
    for (const { title, secret: there_, owner } of ROWS) {
        it(`${title} is ${owner}`, () => {
            expect(ownerOf(there_, there)).to.equal(owner);
        });
    }

    it("is nobody's to keep from a cluster that already runs on it", () => {
        expect(isInUse(there)).to.equal(true);
        expect(isInUse(live(planned({ authentication: "disabled" })))).to.equal(false);
        expect(isInUse(undefined)).to.equal(false);
    });

    it("is refused with its name, the rule and both ways out", () => {
        expect(foreignSecretText({ namespace: "ray", name: "train" })).to.match(
            /^Secret ray\/train .* does not belong to this RayCluster: .* Remove it, .*tokenSecretName/,
        );
    });
});

describe("two RayClusters whose names end alike", () => {
    // KubeRay keeps the last 50 characters of a name for the Secret: `CheckName`.
    const kept = (name: string) => name.slice(-50);
    const context = (name: string) => ({ name, path: "", pools: {}, operatorVersion: DEFAULT_KUBERAY_VERSION });
    const passes = (name: string) =>
        checkRayCluster(cluster({ name }), context(name)).every(({ path }) => path !== "" && path !== "name");

    it("cannot share a token: a name that KubeRay would cut is refused", () => {
        expect(passes(`a${"x".repeat(50)}`)).to.equal(false);
        expect(passes(`b${"x".repeat(50)}`)).to.equal(false);
        const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 60 });
        fc.assert(
            fc.property(letters, letters, (one, other) => {
                if (one === other || !passes(one) || !passes(other)) return;
                expect(kept(one)).to.not.equal(kept(other));
            }),
        );
    });
});
