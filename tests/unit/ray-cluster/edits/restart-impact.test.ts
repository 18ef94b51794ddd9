import { expect } from "chai";
import { general } from "../support";
import { type Case, warningsOf } from "./warnings-of";

describe("the preview of a taint that evicts", () => {
    const CASES: readonly Case[] = [
        {
            title: "says that a taint evicts the pods that do not tolerate it",
            before: { workers: { fixed: { tolerations: [{ operator: "Exists" }] } } },
            edit: { pools: { general: { taints: [{ key: "only", value: "ml", effect: "NoExecute" }] } } },
            warnings: [
                "pools.general.taints[0].effect, pools.general.taints[0].key: NoExecute evicts running pods at once (the head, scaled: 1 to 8), and work on them is lost",
                "pools.general.taints[0].effect, pools.general.taints[0].key: reaches new pods only of fixed; running pods keep what they have",
            ],
        },
        {
            title: "counts no toleration that is for a while only, of another key or of another effect",
            before: {
                workers: {
                    fixed: {
                        tolerations: [
                            { key: "only", operator: "Exists", tolerationSeconds: 60 },
                            { key: "other", operator: "Exists" },
                            { key: "only", operator: "Exists", effect: "NoSchedule" },
                            { key: "only", value: "other" },
                        ],
                    },
                    scaled: { tolerations: [{ key: "only", value: "ml", effect: "NoExecute" }] },
                },
                head: { tolerations: [{ key: "only", operator: "Exists" }] },
            },
            edit: {
                pools: {
                    general: { taints: [...general.taints, { key: "only", value: "ml", effect: "NoExecute" }] },
                },
            },
            warnings: [
                "pools.general.taints[1]: NoExecute evicts running pods at once (fixed: 2), and work on them is lost",
                "pools.general.taints[1]: reaches new pods only of the head, scaled; running pods keep what they have",
            ],
        },
    ];
    for (const { title, before = {}, edit, warnings } of CASES) {
        it(title, () => {
            expect(warningsOf(before, edit)).to.deep.equal(warnings);
        });
    }
});
