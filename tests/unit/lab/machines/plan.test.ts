import { type V1Node } from "@kubernetes/client-node";
import { expect } from "chai";
import { askedPatch } from "../../../lab/machines/asked-patch";
import { CORDONED_ANNOTATION, nodeOf } from "../../../lab/machines/node";
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
        const lists = Object.values(planMachines([group], [first, second])) as unknown[][];
        expect(lists.flat()).to.deep.equal([]);
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

    describe("of a new version", () => {
        const ready = ({ metadata, spec, status }: V1Node): V1Node => {
            const conditions = [{ type: "Ready", status: "True" }];
            return { metadata, spec, status: Object.assign({}, status, { conditions }) };
        };
        const [one, two] = [ready(first), ready(second)];
        const next = { ...group, generation: 2 };
        const newer = nodeMade(next, 4);
        const step = (nodes: V1Node[], leaving: string[] = [], differs: Partial<MachineGroup> = {}) => {
            const plan = planMachines([{ ...next, ...differs }], nodes, new Set(leaving));
            const replaced = names(plan.replaced.map(({ node }) => node));
            return { missing: plan.missing.length, cordoned: names(plan.cordoned), replaced };
        };
        const nameOf = ({ metadata }: V1Node): string => metadata?.name ?? "";

        it("starts as many new ones first as may be unavailable", () => {
            expect(step([one, two])).to.deep.equal({ missing: 1, cordoned: [], replaced: [] });
            const updates = { maxUnavailable: 2, newFirst: true, isForced: false };
            expect(step([one, two], [], { updates }).missing).to.equal(2);
        });

        it("touches no old one before a new one is ready, and then one at a time", () => {
            expect(step([one, two, newer])).to.deep.equal({ missing: 0, cordoned: [], replaced: [] });
            const old = names([one, two]);
            expect(step([one, two, ready(newer)])).to.deep.equal({ missing: 0, cordoned: old, replaced: names([one]) });
            expect(step([one, two, ready(newer)], [nameOf(one)]).replaced).to.deep.equal([]);
            expect(step([two, ready(newer)])).to.deep.include({ missing: 1, replaced: [] });
        });

        it("takes old ones away first when it shall need no more machines", () => {
            const updates = { maxUnavailable: 1, newFirst: false, isForced: false };
            expect(step([one, two], [], { updates })).to.deep.equal({
                missing: 0,
                cordoned: [],
                replaced: names([one]),
            });
        });

        it("opens the old ones again when it has failed", () => {
            const annotations = { ...one.metadata?.annotations, [CORDONED_ANNOTATION]: "true" };
            const closed = ready({ metadata: Object.assign({}, one.metadata, { annotations }) });
            expect(names(planMachines([group], [closed, two]).reopened)).to.deep.equal(names([one]));
        });
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
