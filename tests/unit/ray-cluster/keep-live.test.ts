import { expect } from "chai";
import { keepLive } from "../../../provider/src/ray-cluster/keep-live";
import { type LiveRayCluster, type LiveWorkerGroup } from "../../../provider/src/ray-cluster/live";
import { cluster, live, planned } from "./support";

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
const groupsOf = (object: ReturnType<typeof keepLive>) => object.spec.workerGroupSpecs;

describe("an update of a RayCluster", () => {
    it("keeps what the Ray autoscaler has written to its groups", () => {
        const [fixed, scaled] = groupsOf(keepLive(planned(), scaledTo(5)));
        expect(scaled).to.deep.include({
            replicas: 5,
            scaleStrategy: { workersToDelete: ["scaled-7"] },
        });
        expect(fixed).to.include({ replicas: 2 });
    });

    it("carries the version read, so that it fails when somebody has written since", () => {
        expect(keepLive(planned(), scaledTo(5)).metadata.resourceVersion).to.equal("1");
    });

    it("takes the number over when a group becomes fixed", () => {
        const fixed = planned({ workers: { fixed: workers.fixed ?? {}, scaled: { pool: "general", replicas: 3 } } });
        expect(groupsOf(keepLive(fixed, scaledTo(5)))[1]).to.include({ replicas: 3, minReplicas: 3, maxReplicas: 3 });
    });

    it("never reorders groups, and puts new ones last", () => {
        const reversed = withGroups((groups) => groups.reverse());
        const more = planned({ workers: { ...workers, another: { pool: "general" } } });
        expect(groupsOf(keepLive(more, reversed)).map(({ groupName }) => groupName)).to.deep.equal([
            "scaled",
            "fixed",
            "another",
        ]);
    });

    it("leaves out a group that was taken out, and one that others have added", () => {
        const others = withGroups((groups) => [{ groupName: "theirs" }, ...groups]);
        const fewer = planned({ workers: { scaled: workers.scaled ?? {} } });
        expect(groupsOf(keepLive(fewer, others)).map(({ groupName }) => groupName)).to.deep.equal(["scaled"]);
    });
});
