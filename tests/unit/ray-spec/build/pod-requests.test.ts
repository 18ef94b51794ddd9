import { expect } from "chai";
import fc from "fast-check";
import { podRequests, requestsBeside } from "../../../../provider/src/ray-spec/build/pod-requests";
import { type Tree } from "../../../../provider/src/shared/tree";

const asks = (mib: number, more: object = {}): Tree => ({
    name: "a",
    resources: { requests: { cpu: `${mib}m`, memory: `${mib}Mi` } },
    ...more,
});
const memory = (containers: Tree[], initContainers: Tree[] = []): number =>
    podRequests({ containers, initContainers }).memoryMiB;
const ALWAYS = { restartPolicy: "Always" };

describe("what a pod reserves", () => {
    it("is the sum of its containers", () => expect(memory([asks(100), asks(50)])).to.equal(150));
    it("takes a limit for a request where there is none", () => {
        expect(memory([{ name: "a", resources: { limits: { memory: "1Gi" } } }])).to.equal(1024);
    });
    it("is an init container's when that asks for more", () => {
        expect(memory([asks(100)], [asks(300), asks(200)])).to.equal(300);
        expect(memory([asks(100)], [asks(80)])).to.equal(100);
    });
    it("counts init containers that go on running beside all that come later", () => {
        expect(memory([asks(100)], [asks(10, ALWAYS)])).to.equal(110);
        expect(memory([asks(100)], [asks(10, ALWAYS), asks(300)])).to.equal(310);
        expect(memory([asks(100)], [asks(300), asks(10, ALWAYS)])).to.equal(300);
    });

    it("is never less than what runs, nor than the largest init container, whatever the pod", () => {
        const size = fc.integer({ min: 0, max: 4096 });
        fc.assert(
            fc.property(fc.array(size), fc.array(fc.tuple(size, fc.boolean())), (running, first) => {
                const containers = running.map((mib) => asks(mib));
                const init = first.map(([mib, stays]) => asks(mib, stays ? ALWAYS : {}));
                const total = memory(containers, init);
                const beside = requestsBeside("", { containers, initContainers: init }).memoryMiB;
                expect(total).to.be.at.least(beside);
                expect(total).to.be.at.least(Math.max(0, ...first.map(([mib]) => mib)));
                expect(total).to.be.at.most(beside + Math.max(0, ...first.map(([mib]) => mib)));
            }),
        );
    });
});
