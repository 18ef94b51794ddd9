import { type V1Node } from "@kubernetes/client-node";
import { expect } from "chai";
import { askedPatch } from "../../../lab/machines/asked-patch";
import { nodeOf } from "../../../lab/machines/node";
import { planMachines } from "../../../lab/machines/plan";
import { type MachineGroup } from "../../../lab/aws/machines";
import { instanceFacts } from "../../../support/instance-facts";
import { machineGroup } from "../../../support/machine-group";

const nodeMade = (group: MachineGroup, at: number): V1Node => {
    const node = nodeOf(group, instanceFacts(), String(at));
    Object.assign(node.metadata ?? {}, { creationTimestamp: new Date(at * 1000) });
    return node;
};
const names = (nodes: readonly V1Node[]) => nodes.map(({ metadata }) => metadata?.name);

describe("the plan for machines", () => {
    const group = machineGroup({ count: 2 });
    const [first, second, third] = [nodeMade(group, 1), nodeMade(group, 2), nodeMade(group, 3)];

    it("is empty when every machine has its node", () => {
        expect(planMachines([group], [first, second])).to.deep.equal({ missing: [], surplus: [], outdated: [] });
    });

    it("adds what is missing", () => {
        expect(planMachines([group], [first]).missing).to.deep.equal([group]);
    });

    it("takes away the newest first", () => {
        expect(names(planMachines([group], [third, first, second]).surplus)).to.deep.equal(names([third]));
    });

    it("takes away every node of a group that is gone", () => {
        expect(names(planMachines([], [first, second]).surplus)).to.deep.equal(names([first, second]));
    });

    it("replaces the machines of an older generation", () => {
        const plan = planMachines([{ ...group, generation: 2 }], [first, second]);
        expect(plan.missing).to.have.length(2);
        expect(names(plan.surplus)).to.deep.equal(names([first, second]));
    });

    it("leaves alone a node that was added by hand", () => {
        expect(planMachines([], [{ metadata: { name: "by-hand" } }]).surplus).to.deep.equal([]);
    });

    it("tells a running node what its group asks for now, and keeps what others put on it", () => {
        const taint = { key: "a", value: "1", effect: "NoSchedule" as const };
        const foreign = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" };
        const before = machineGroup({ labels: { old: "1", kept: "1" }, taints: [taint] });
        const after = machineGroup({ labels: { kept: "2" }, taints: [{ ...taint, value: "2" }] });
        const node = nodeMade(before, 1);
        node.spec?.taints?.push(foreign);
        const patches = planMachines([after], [node]).outdated.map((one) =>
            askedPatch(one.node, one.before, one.asked),
        );
        expect(patches).to.have.length(1);
        expect(patches[0]).to.deep.include({ spec: { taints: [foreign, { ...taint, value: "2" }] } });
        expect(patches[0]).to.have.deep.nested.property("metadata.labels", { old: null, kept: "2" });
    });
});
