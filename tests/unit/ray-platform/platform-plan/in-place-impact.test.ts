import { expect } from "chai";
import { type PlatformPlanArgs } from "../../../../provider/src/ray-platform/platform-plan/summary/args";
import { GPU, plan, said, withPool } from "./fixtures";

interface Case {
    readonly title: string;
    readonly was?: PlatformPlanArgs;
    readonly now: PlatformPlanArgs;
    readonly says: readonly string[];
}

describe("the impact of an edit that nodes take as they run", () => {
    const CASES: readonly Case[] = [
        {
            title: "is a note for labels",
            now: withPool("gpu", { labels: { team: "l1", tier: "x" } }),
            says: ['(node pool "gpu": labels change on its nodes as they run (team, tier); no pod restarts.)'],
        },
        {
            title: "is a note for taints that keep pods away, and for those that go",
            now: withPool("gpu", { taints: { "example.com/team:NoSchedule": "a" } }),
            says: [
                '(node pool "gpu": taints change on its nodes as they run (example.com/team:NoSchedule, nvidia.com/gpu:NoSchedule); running pods stay.)',
            ],
        },
        {
            title: "is a warning for taints that evict",
            now: withPool("gpu", { taints: { ...GPU.taints, "example.com/only:NoExecute": "a" } }),
            says: [
                'node pool "gpu": taint example.com/only:NoExecute: the pods of train/gpu (0 to 32) are evicted at once and lose their work, except those that tolerate it already.',
            ],
        },
        {
            title: "is no more than a note where there is nobody to evict",
            was: withPool("idle", { labels: {} }),
            now: withPool("idle", { labels: {}, taints: { "example.com/only:NoExecute": "a" } }),
            says: [
                '(node pool "idle": taints change on its nodes as they run (example.com/only:NoExecute); running pods stay.)',
            ],
        },
        {
            title: "tells how many nodes a lower bound takes",
            now: withPool("gpu", { maxSize: 2, takes: 3 }),
            says: [
                'node pool "gpu": maxSize 8 -> 2 takes 3 nodes that run, of AWS\'s choice: the pods of train/gpu (0 to 32) that are there lose their nodes, PodDisruptionBudget or not.',
            ],
        },
        {
            title: "is nothing while all nodes are within a lower bound",
            now: withPool("gpu", { maxSize: 2 }),
            says: [],
        },
    ];

    for (const { title, was = plan(), now, says } of CASES) {
        it(title, () => {
            expect(said(was, now)).to.deep.equal(says);
        });
    }
});
