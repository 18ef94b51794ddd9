import { expect } from "chai";
import { mergeTemplate } from "../../../../provider/src/ray-spec/tree/template-merge";
import { type Tree } from "../../../../provider/src/shared/tree";

describe("merging a pod template", () => {
    const CASES: readonly { readonly title: string; readonly base: Tree; readonly over: Tree; readonly want: Tree }[] =
        [
            {
                title: "adds and overwrites properties",
                base: { a: 1, b: 2 },
                over: { b: 3, c: 4 },
                want: { a: 1, b: 3, c: 4 },
            },
            {
                title: "goes into maps",
                base: { m: { a: 1, b: 2 } },
                over: { m: { b: 3 } },
                want: { m: { a: 1, b: 3 } },
            },
            {
                title: "removes with null",
                base: { a: 1, m: { b: 2 } },
                over: { a: null, m: { b: null } },
                want: { m: {} },
            },
            {
                title: "removes with $patch: delete, which every host language keeps",
                base: { a: 1, m: { b: 2 }, env: [{ name: "X" }, { name: "Y" }] },
                over: { a: { $patch: "delete" }, m: { $patch: "delete" }, env: [{ name: "X", $patch: "delete" }] },
                want: { env: [{ name: "Y" }] },
            },
            {
                title: "replaces maps and lists with $patch: replace",
                base: { m: { a: 1 }, tolerations: [{ key: "a" }], env: [{ name: "X" }] },
                over: {
                    m: { $patch: "replace", b: 2 },
                    tolerations: [{ $patch: "replace" }, { key: "b" }],
                    env: [{ $patch: "replace" }],
                },
                want: { m: { b: 2 }, tolerations: [{ key: "b" }], env: [] },
            },
            {
                title: "takes away nothing where there is nothing",
                base: {},
                over: { a: { $patch: "delete" }, env: [{ name: "X", $patch: "delete" }, { name: "Y" }] },
                want: { env: [{ name: "Y" }] },
            },
            {
                title: "replaces lists without names",
                base: { command: ["a", "b"] },
                over: { command: ["c"] },
                want: { command: ["c"] },
            },
            {
                title: "merges containers by name and puts new ones last",
                base: { containers: [{ name: "a", image: "1", tty: true }] },
                over: {
                    containers: [
                        { name: "b", image: "2" },
                        { name: "a", image: "3" },
                    ],
                },
                want: {
                    containers: [
                        { name: "a", image: "3", tty: true },
                        { name: "b", image: "2" },
                    ],
                },
            },
            {
                title: "merges variables, ports, mounts and volumes by what identifies them",
                base: {
                    env: [{ name: "A", value: "1" }],
                    ports: [{ containerPort: 1, name: "x" }],
                    volumeMounts: [{ mountPath: "/a", name: "v" }],
                    volumes: [{ name: "v", emptyDir: {} }],
                },
                over: {
                    env: [{ name: "A", value: "2" }],
                    ports: [{ containerPort: 1, name: "y" }],
                    volumeMounts: [{ mountPath: "/a", readOnly: true }],
                    volumes: [{ name: "w" }],
                },
                want: {
                    env: [{ name: "A", value: "2" }],
                    ports: [{ containerPort: 1, name: "y" }],
                    volumeMounts: [{ mountPath: "/a", name: "v", readOnly: true }],
                    volumes: [{ name: "v", emptyDir: {} }, { name: "w" }],
                },
            },
            {
                title: "adds tolerations without repeating one",
                base: { tolerations: [{ key: "a" }] },
                over: { tolerations: [{ key: "a" }, { key: "b" }] },
                want: { tolerations: [{ key: "a" }, { key: "b" }] },
            },
            {
                title: "takes a toleration with its keys in another order for the same",
                base: { tolerations: [{ key: "a", operator: "Exists" }] },
                over: { tolerations: [{ operator: "Exists", key: "a" }] },
                want: { tolerations: [{ key: "a", operator: "Exists" }] },
            },
            { title: "takes a map over a plain value", base: { a: 1 }, over: { a: { b: 2 } }, want: { a: { b: 2 } } },
        ];
    for (const { title, base, over, want } of CASES) {
        it(title, () => {
            const before = JSON.stringify([base, over]);
            expect(mergeTemplate(base, over)).to.deep.equal(want);
            expect(JSON.stringify([base, over]), "arguments").to.equal(before);
        });
    }
});
