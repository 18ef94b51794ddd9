import { expect } from "chai";
import { changedLeaves } from "../../../provider/src/shared/changes";
import { type PlainObject } from "../../../provider/src/shared/custom-resource";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

describe("the leaves in which two trees differ", () => {
    const CASES: readonly { title: string; was: PlainObject; now: PlainObject; changes: readonly string[] }[] = [
        { title: "are none in equal trees", was: { a: { b: [1, 2] } }, now: { a: { b: [1, 2] } }, changes: [] },
        { title: "take null for absent", was: { a: null }, now: {}, changes: [] },
        { title: "are named by path", was: { a: { b: 1 } }, now: { a: { b: 2 } }, changes: ["update a.b"] },
        {
            title: "quote keys that are no names",
            was: { labels: {} },
            now: { labels: { "ray.io/x": "1" } },
            changes: ['add labels["ray.io/x"]'],
        },
        { title: "count list items", was: { a: [1] }, now: { a: [1, 2] }, changes: ["add a[1]"] },
        { title: "are deleted whole", was: { a: { b: { c: 1 } } }, now: { a: {} }, changes: ["delete a.b"] },
        { title: "include whatever is unknown", was: { a: 1 }, now: { a: UNKNOWN }, changes: ["update a"] },
        { title: "tell a list from a map", was: { a: [] }, now: { a: {} }, changes: ["update a"] },
    ];

    for (const { title, was, now, changes } of CASES) {
        it(title, () => {
            expect(changedLeaves(was, now).map(({ kind, path }) => `${kind} ${path}`)).to.deep.equal(changes);
        });
    }
});
