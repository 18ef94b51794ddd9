import { expect } from "chai";
import { planNodes, type Running } from "../../../lab/real-machines/plan";
import { machineGroup } from "../../../support/machine-group";

const group = machineGroup({ count: 2 });
const running = (differs: Partial<Running> = {}): Running => ({
    nodeGroup: group.nodeGroup,
    generation: group.generation,
    asked: { labels: group.labels, taints: group.taints },
    ...differs,
});

describe("the plan of real nodes", () => {
    it("starts what a group lacks", () => {
        expect(planNodes([group], [running()]).missing).to.deep.equal([group]);
    });

    it("ends the newest of a group that has shrunk", () => {
        const machines = [running(), running(), running()];
        const { surplus, missing } = planNodes([group], machines);
        expect(surplus).to.have.lengthOf(1);
        expect(surplus[0]).to.equal(machines[2]);
        expect(missing).to.deep.equal([]);
    });

    it("ends the machines of a group that is gone", () => {
        const machines = [running({ nodeGroup: "another" })];
        expect(planNodes([], machines).surplus).to.deep.equal(machines);
    });

    it("replaces the machines of an older generation", () => {
        const old = [running({ generation: group.generation - 1 }), running({ generation: group.generation - 1 })];
        const { surplus, missing } = planNodes([group], old);
        expect(surplus).to.deep.equal(old);
        expect(missing).to.deep.equal([group, group]);
    });

    it("tells those that have heard of other labels, and no others", () => {
        const outdated = running({ asked: { labels: { team: "other" }, taints: [] } });
        expect(planNodes([group], [running(), outdated]).outdated).to.deep.equal([
            { machine: outdated, asked: { labels: group.labels, taints: group.taints } },
        ]);
    });
});
