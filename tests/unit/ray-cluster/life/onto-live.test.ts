import { expect } from "chai";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { ontoLive } from "../../../../provider/src/ray-cluster/life/onto-live";
import { liveGroups, type LiveRayCluster, type LiveWorkerGroup } from "../../../../provider/src/ray-object/watch/live";
import { cluster, live, planned } from "../support";

const { workers = {} } = cluster();

function withGroups(edit: (groups: LiveWorkerGroup[]) => LiveWorkerGroup[]): LiveRayCluster {
    const object = live(planned());
    return { ...object, spec: { ...object.spec, workerGroupSpecs: edit([...(object.spec?.workerGroupSpecs ?? [])]) } };
}
const scaledTo = (replicas: number): LiveRayCluster =>
    withGroups((groups) =>
        groups.map((group) => ({
            ...group,
            replicas,
            scaleStrategy: { workersToDelete: ["scaled-7"] },
        })),
    );
const groupsOf = (object: ReturnType<typeof ontoLive>) => object.spec.workerGroupSpecs;
const namesOf = (object: ReturnType<typeof ontoLive>) => groupsOf(object).map(({ groupName }) => groupName);
const groupsIn = (object: LiveRayCluster) => object.spec?.workerGroupSpecs ?? [];
const namesIn = (object: LiveRayCluster) => groupsIn(object).map(({ groupName }) => groupName);

describe("an update of a RayCluster", () => {
    it("keeps what the Ray autoscaler has written to its groups", () => {
        const [fixed, scaled] = groupsOf(ontoLive(planned(), scaledTo(5)));
        expect(scaled).to.deep.include({
            replicas: 5,
            scaleStrategy: { workersToDelete: ["scaled-7"] },
        });
        expect(fixed).to.include({ replicas: 2 });
    });

    it("leaves out start parameters of the head once there are none: server-side apply makes an emptied map null", () => {
        const before = live(planned());
        const { headGroupSpec } = ontoLive(planned({ head: { pool: "general", schedulable: true } }), before).spec;
        expect(headGroupSpec).to.not.have.property("rayStartParams");
        expect(ontoLive(planned(), before).spec.headGroupSpec.rayStartParams).to.deep.equal({ "num-cpus": "0" });
    });

    it("leaves it to Kueue whether a cluster in a queue is suspended", () => {
        const before = live(planned({ suspend: true }));
        expect(ontoLive(planned({ queueName: "training" }), before).spec.suspend).to.equal(true);
        expect(ontoLive(planned({ suspend: false }), before).spec.suspend).to.equal(false);
        expect(ontoLive(planned(), before).spec.suspend).to.equal(false);
    });

    it("carries the version read, so that it fails when somebody has written since", () => {
        expect(ontoLive(planned(), scaledTo(5)).metadata.resourceVersion).to.equal("1");
    });

    it("takes the number over when a group becomes fixed", () => {
        const fixed = planned({ workers: { fixed: workers.fixed ?? {}, scaled: { pool: "general", replicas: 3 } } });
        expect(groupsOf(ontoLive(fixed, scaledTo(5)))[1]).to.include({ replicas: 3, minReplicas: 3, maxReplicas: 3 });
    });

    it("never reorders groups, and puts new ones last", () => {
        const reversed = withGroups((groups) => groups.reverse());
        const more = planned({ workers: { ...workers, another: { pool: "general" } } });
        expect(namesOf(ontoLive(more, reversed))).to.deep.equal(["scaled", "fixed", "another"]);
    });

    describe("that takes a worker group out", () => {
        const three = { ...workers, third: workers.scaled ?? {} };
        const onlyThird = { third: three.third };
        const scaledThree = (): LiveRayCluster => {
            const object = live(planned({ workers: three }));
            const groups = groupsIn(object).map((group) => ({ ...group, replicas: 5 }));
            return { ...object, spec: { ...object.spec, workerGroupSpecs: groups } };
        };
        const after = (workersNow: RayClusterArgs["workers"], before: LiveRayCluster) =>
            live(ontoLive(planned({ workers: workersNow }), before));

        it("keeps its place, without room for pods, because the Ray autoscaler addresses groups by their place", () => {
            const [fixed, scaled, third] = groupsOf(ontoLive(planned({ workers: onlyThird }), scaledThree()));
            expect(fixed).to.include({ groupName: "fixed", replicas: 5, minReplicas: 0, maxReplicas: 0 });
            expect(scaled).to.include({ groupName: "scaled", replicas: 5, minReplicas: 0, maxReplicas: 0 });
            expect(third).to.include({ groupName: "third", replicas: 5, minReplicas: 1, maxReplicas: 8 });
        });

        it("does not count it as a group any more, for drift, import or waiting", () => {
            expect(liveGroups(after(onlyThird, scaledThree())).map(({ groupName }) => groupName)).to.deep.equal([
                "third",
            ]);
        });

        it("asks for no replica of it once the autoscaler knows", () => {
            const again = after(onlyThird, after(onlyThird, scaledThree()));
            expect(groupsIn(again).map(({ replicas }) => replicas)).to.deep.equal([0, 0, 5]);
        });

        it("gives its place to the next new group, so that the list does not grow with every new name", () => {
            const renamed = after({ a: three.third, third: three.third }, after(onlyThird, scaledThree()));
            expect(namesIn(renamed)).to.deep.equal(["a", "scaled", "third"]);
            expect(groupsIn(renamed)[0]).to.include({ replicas: 1, minReplicas: 1, maxReplicas: 8 });
        });

        it("drops places at the end, when nothing is behind them and they were free before", () => {
            const first = { fixed: workers.scaled ?? {} };
            const once = after(first, scaledThree());
            expect(namesIn(once)).to.deep.equal(["fixed", "scaled", "third"]);
            expect(namesIn(after(first, once))).to.deep.equal(["fixed"]);
        });

        it("starts anew when the group comes back", () => {
            const back = after(three, after(onlyThird, scaledThree()));
            expect(namesIn(back)).to.deep.equal(["fixed", "scaled", "third"]);
            expect(groupsIn(back)[1]).to.include({ replicas: 1, minReplicas: 1, maxReplicas: 8 });
            expect(liveGroups(back)).to.have.lengthOf(3);
        });

        it("does the same with a group that others have added", () => {
            const others = withGroups((groups) => [{ groupName: "theirs", replicas: 2 }, ...groups]);
            expect(namesOf(ontoLive(planned(), others))).to.deep.equal(["theirs", "fixed", "scaled"]);
            expect(groupsOf(ontoLive(planned(), others))[0]).to.include({ maxReplicas: 0 });
        });

        it("keeps it still in the write that turns the autoscaler off, which runs until its head is gone", () => {
            const onlyFixed = { third: workers.fixed ?? {} };
            const off = after(onlyFixed, scaledThree());
            expect(off.spec?.enableInTreeAutoscaling).to.equal(false);
            expect(namesIn(off)).to.deep.equal(["fixed", "scaled", "third"]);
            expect(groupsIn(off)[2]).to.include({ replicas: 2, minReplicas: 2, maxReplicas: 2 });
            expect(namesIn(after(onlyFixed, off))).to.deep.equal(["third"]);
        });

        it("simply leaves it out where no autoscaler runs", () => {
            const fixedOnly = { a: workers.fixed ?? {}, b: workers.fixed ?? {} };
            const before = live(planned({ workers: fixedOnly }));
            expect(namesIn(after({ b: fixedOnly.b }, before))).to.deep.equal(["b"]);
        });
    });
});
