import { expect } from "chai";
import { changesBetween } from "../../../provider/src/ray-object/changes";
import { EventBaseline, type KubernetesEvent } from "../../../provider/src/ray-object/causes/event";
import { type Plain } from "../../../provider/src/shared/custom-resource";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

describe("changes between two sets of inputs", () => {
    const CASES: readonly {
        readonly title: string;
        readonly was: Plain;
        readonly now: Plain;
        readonly want: string[];
    }[] = [
        { title: "nothing", was: { a: [1, { b: 2 }] }, now: { a: [1, { b: 2 }] }, want: [] },
        { title: "a leaf", was: { a: { b: 1 } }, now: { a: { b: 2 } }, want: ["update a.b"] },
        {
            title: "a key that needs quotes",
            was: { a: { "x/y": 1 } },
            now: { a: { "x/y": 2 } },
            want: ['update a["x/y"]'],
        },
        { title: "something new, as one change", was: {}, now: { a: { b: 1, c: 2 } }, want: ["add a"] },
        { title: "something gone, as one change", was: { a: { b: 1, c: 2 } }, now: {}, want: ["delete a"] },
        { title: "an entry of a list", was: { a: [1, 2] }, now: { a: [1, 3, 4] }, want: ["update a[1]", "add a[2]"] },
        { title: "another kind of value", was: { a: [1] }, now: { a: { b: 1 } }, want: ["update a"] },
        { title: "what is not known yet", was: { a: 1 }, now: { a: UNKNOWN, b: UNKNOWN }, want: ["update a", "add b"] },
    ];
    for (const { title, was, now, want } of CASES) {
        it(`name ${title}`, () => {
            expect(changesBetween(was, now).map(({ kind, path }) => `${kind} ${path}`)).to.deep.equal(want);
        });
    }
});

describe("warnings since a write", () => {
    const event = (uid: string, count: number): KubernetesEvent => ({
        apiVersion: "v1",
        kind: "Event",
        metadata: { name: uid, uid },
        count,
        involvedObject: {},
    });

    it("are those that are new or have happened again", () => {
        const baseline = new EventBaseline([event("a", 1), event("b", 1)]);
        const newer = baseline.newer([event("a", 1), event("b", 2), event("c", 1)]);
        expect(newer.map(({ metadata }) => metadata.uid)).to.deep.equal(["b", "c"]);
    });
});
