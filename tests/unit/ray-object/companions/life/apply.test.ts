import { expect } from "chai";
import { mock } from "node:test";
import { type KubernetesObject } from "../../../../../provider/src/cluster-access/objects";
import { applyCompanions } from "../../../../../provider/src/ray-object/companions/life/apply";
import { CompanionWatch } from "../../../../../provider/src/ray-object/companions/life/companion-watch";
import { planCompanions } from "../../../../../provider/src/ray-object/companions/plan";
import { type LiveCompanion } from "../../../../../provider/src/ray-object/companions/life/seen";
import { FakeCluster, settle } from "../../../cluster-access/fake-cluster";
import { cluster, live, planned } from "../../../ray-cluster/support";

const SITE = { name: "train", namespace: "ray" };
const FILES = planCompanions(cluster({ podDefaults: { volumes: { data: { efs: { fileSystemId: "fs-1" } } } } })).filter(
    ({ word }) => word === "persistentVolume" || word === "claim",
);
const [VOLUME, CLAIM] = FILES.map(({ object }) => object.metadata.name);
const GOING = { deletionTimestamp: "2026-01-01T00:00:00Z", finalizers: ["kubernetes.io/pvc-protection"] };

const there = (kind: string, metadata: Partial<KubernetesObject["metadata"]>, status = {}): LiveCompanion => {
    const object = FILES.find(({ object }) => object.kind === kind)?.object;
    if (object === undefined) throw new Error(`no ${kind} is planned`);
    return { ...object, metadata: { ...object.metadata, uid: kind, ...metadata }, status };
};
const claimOf = (owner: string | undefined, more: Partial<KubernetesObject["metadata"]> = {}) => {
    const reference = { apiVersion: "ray.io/v1", kind: "RayCluster", name: "train", uid: owner ?? "" };
    return there("PersistentVolumeClaim", { ...(owner !== undefined && { ownerReferences: [reference] }), ...more });
};
/** Bound to the claim of that uid. */
const volumeOf = (claim: string): LiveCompanion => {
    const volume = there("PersistentVolume", {}, { phase: "Bound" });
    const claimRef = { kind: "PersistentVolumeClaim", namespace: "ray", name: CLAIM ?? "", uid: claim };
    return { ...volume, spec: { ...volume.spec, claimRef } };
};
const podWith = (name: string, more: Partial<KubernetesObject["metadata"]> = {}): KubernetesObject =>
    ({
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name, namespace: "ray", uid: name, ...more },
        spec: { nodeName: "node-1", volumes: [{ persistentVolumeClaim: { claimName: CLAIM } }] },
        status: { phase: "Running" },
    }) as KubernetesObject;

describe("writing the claim of a file system that is there already", () => {
    let fake: FakeCluster;
    beforeEach(() => {
        mock.timers.enable({ apis: ["setTimeout", "Date"] });
        fake = new FakeCluster();
    });
    afterEach(() => {
        mock.timers.reset();
    });

    /** The end is told by what it resolves with. */
    const apply = async () => {
        const operation = fake.operation(600);
        const watch = await CompanionWatch.open(operation, SITE, FILES, []);
        return {
            end: applyCompanions(operation, watch, FILES, live(planned())).then(
                () => "done",
                (error: unknown) => (error as Error).message,
            ),
        };
    };
    const pass = async (seconds: number) => {
        for (let second = 0; second < seconds; second++) {
            await settle();
            mock.timers.tick(1000);
        }
        await settle();
    };
    const WRITTEN = [`PATCH PersistentVolume ${VOLUME ?? ""}`, `PATCH PersistentVolumeClaim ${CLAIM ?? ""}`];

    it("makes both where there is none", async () => {
        expect(await (await apply()).end).to.equal("done");
        expect(fake.requests).to.have.members(WRITTEN);
    });

    it("leaves alone what belongs to the RayCluster", async () => {
        fake.put(claimOf("u"), volumeOf("PersistentVolumeClaim"));
        expect(await (await apply()).end).to.equal("done");
        expect(fake.requests).to.deep.equal([]);
    });

    it("takes over a claim that belongs to none", async () => {
        fake.put(claimOf(undefined), volumeOf("PersistentVolumeClaim"));
        expect(await (await apply()).end).to.equal("done");
        expect(fake.requests).to.deep.equal([WRITTEN[1]]);
    });

    const LEAVING = [
        { title: "one that is being deleted", claim: claimOf("u", GOING) },
        { title: "one of a RayCluster that is gone", claim: claimOf("before") },
    ];
    for (const { title, claim } of LEAVING) {
        it(`waits for the end of ${title}, and makes it anew with its volume`, async () => {
            fake.put(claim, volumeOf("PersistentVolumeClaim"));
            const { end } = await apply();
            await pass(60);
            expect(fake.requests).to.deep.equal([]);
            expect(fake.said).to.deep.equal([
                `waiting until PersistentVolumeClaim ray/${CLAIM ?? ""}, on the way out, is gone`,
            ]);
            fake.remove(claim);
            expect(await end).to.equal("done");
            expect(fake.requests).to.have.members([`DELETE PersistentVolume ${VOLUME ?? ""}`, ...WRITTEN]);
        });
    }

    it("gives up on a claim that pods keep from leaving, by their names", async () => {
        fake.put(claimOf("u", GOING), volumeOf("PersistentVolumeClaim"), podWith("train-head"), podWith("notebook"));
        const { end } = await apply();
        await pass(40);
        expect(await end).to.equal(
            `PersistentVolumeClaim ray/${CLAIM ?? ""} is being deleted, and still held by pods notebook, train-head. New pods cannot mount it. Delete these pods, and run \`up\` again: it is made anew, and the files stay.`,
        );
    });

    it("waits for pods that are on their way out themselves, and names the finalizer in the end", async () => {
        fake.put(claimOf("u", GOING), volumeOf("PersistentVolumeClaim"), podWith("train-head", GOING));
        const { end } = await apply();
        await pass(610);
        expect(await end).to.equal(
            `still there after 10 min: PersistentVolumeClaim ray/${CLAIM ?? ""} (held by finalizer kubernetes.io/pvc-protection). Remove what holds it, and try again.`,
        );
    });
});
