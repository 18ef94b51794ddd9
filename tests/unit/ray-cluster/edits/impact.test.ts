import { expect } from "chai";
import { cluster, general } from "../support";
import { type Case, warningsOf } from "./warnings-of";

const redis = { gcsFaultTolerance: { redisAddress: "redis:6379" } };
const hosts = { workers: { fixed: { numOfHosts: 4 }, scaled: { numOfHosts: 2 } } };
const memory = { workers: { fixed: { memory: "3Gi" } } };
const image = { image: "rayproject/ray:2.54.0-py312" };

describe("the preview of an edit", () => {
    const CASES: readonly Case[] = [
        {
            title: "counts the pods of groups whose replicas have several hosts",
            before: hosts,
            edit: image,
            warnings: [
                "image: restarts all pods (the head, fixed: 8, scaled: 2 to 16), because the head is restarted; running work and actors are lost",
            ],
        },
        {
            title: "says that the state of the head survives in Redis",
            before: redis,
            edit: image,
            warnings: [
                "image: restarts all pods (the head, fixed: 2, scaled: 1 to 8), because the head is restarted; running work is lost, the head's state survives in Redis",
            ],
        },
        {
            title: "does not say so when the new head looks elsewhere",
            before: redis,
            edit: { gcsFaultTolerance: { redisAddress: "other:6379" } },
            warnings: [
                "gcsFaultTolerance.redisAddress: restarts all pods (the head, fixed: 2, scaled: 1 to 8), because the head is restarted; running work and actors are lost",
            ],
        },
        {
            title: "names each group with the inputs that restart it",
            edit: { workers: { fixed: { memory: "3Gi" }, scaled: { env: { A: "b" } } } },
            warnings: [
                "workers.fixed.memory: restarts the pods of group fixed (2), a quarter of them at a time; work on them is lost",
                "workers.scaled.env: restarts the pods of group scaled (1 to 8), a quarter of them at a time; work on them is lost",
            ],
        },
        {
            title: "does not blame a group's restart on a pool that it is not on",
            before: {
                pools: { spare: { ...general, nodeSelector: { a: "b" } } },
                workers: { fixed: { pool: "spare" } },
            },
            edit: { pools: { spare: { nodeSelector: { a: "c" } } }, workers: { scaled: { env: { A: "b" } } } },
            warnings: [
                "pools.spare.nodeSelector.a: restarts the pods of group fixed (2), a quarter of them at a time; work on them is lost",
                "workers.scaled.env: restarts the pods of group scaled (1 to 8), a quarter of them at a time; work on them is lost",
            ],
        },
        {
            title: "says under RecreateAll that the others go too",
            before: { updatePolicy: "RecreateAll" },
            edit: memory,
            warnings: [
                'workers.fixed.memory: restarts all pods (the head, fixed: 2, scaled: 1 to 8), because updatePolicy: "RecreateAll"; running work and actors are lost',
            ],
        },
        {
            title: "tells tolerations from what restarts",
            edit: { workers: { scaled: { tolerations: [{ key: "a", operator: "Exists" }] } } },
            warnings: ["workers.scaled.tolerations: reaches new pods only; running pods keep what they have"],
        },
        {
            title: "names only the restart, where tolerations come with it",
            edit: { workers: { scaled: { tolerations: [{ key: "a", operator: "Exists" }], env: { A: "b" } } } },
            warnings: [
                "workers.scaled.env: restarts the pods of group scaled (1 to 8), a quarter of them at a time; work on them is lost",
            ],
        },
        {
            title: "says that a group under another name is another group",
            edit: { workers: { fixed: null, renamed: cluster().workers?.fixed } },
            warnings: [
                "workers.fixed: becomes workers.renamed, which is a new group: the pods of fixed (2) are removed, and work on them is lost",
            ],
        },
        {
            title: "says that the number of an autoscaled group is not ours to set",
            before: { workers: { scaled: { replicas: 2 } } },
            edit: { workers: { scaled: { replicas: 4 } } },
            warnings: [
                "workers.scaled.replicas: has no effect on a cluster that runs, where the number of pods is the Ray autoscaler's",
            ],
        },
        {
            title: "counts fewer replicas in pods, and says who picks them without an autoscaler",
            before: { autoscaling: { enabled: false }, workers: { fixed: { numOfHosts: 4 } } },
            edit: { workers: { fixed: { replicas: 1 } } },
            warnings: [
                "workers.fixed.replicas: removes 4 of 8 pods, whichever KubeRay lists first; work on them is lost",
            ],
        },
        {
            title: "says that the head's Service is made anew",
            edit: { head: { service: { type: "LoadBalancer" } } },
            warnings: [
                "head.service: the head's Service is made anew; connections through it break, and a load balancer gets another address",
            ],
        },
        {
            title: "says that suspending removes all pods, and nothing of restarts beside it",
            edit: { suspend: true, ...image },
            warnings: [
                "suspend: removes all pods (the head, fixed: 2, scaled: 1 to 8) until it is false again; running work and actors are lost",
            ],
        },
        {
            title: "says so of the override too",
            edit: { spec: { suspend: true } },
            warnings: [
                "spec: removes all pods (the head, fixed: 2, scaled: 1 to 8) until it is false again; running work and actors are lost",
            ],
        },
        {
            title: "names the override, which wins, where both suspend",
            before: { spec: { suspend: false } },
            edit: { suspend: true, spec: { suspend: true } },
            warnings: [
                "spec.suspend: removes all pods (the head, fixed: 2, scaled: 1 to 8) until it is false again; running work and actors are lost",
            ],
        },
        {
            title: "is quiet about an input that the override outvotes",
            before: { spec: { suspend: false } },
            edit: { suspend: true },
            warnings: [],
        },
        {
            title: "is quiet about a cluster that the override leaves without pods",
            before: { spec: { suspend: true } },
            edit: image,
            warnings: [],
        },
        { title: "is quiet about a cluster without pods", before: { suspend: true }, edit: image, warnings: [] },
        { title: "is quiet about resuming", before: { suspend: true }, edit: { suspend: false }, warnings: [] },
        {
            title: "blames the inputs that turn the autoscaler off",
            edit: { workers: { scaled: { maxReplicas: null, minReplicas: null, replicas: 3 } } },
            warnings: [
                "workers.scaled.maxReplicas: restarts all pods (the head, fixed: 2, scaled: 1 to 8), because the head is restarted; running work and actors are lost",
            ],
        },
        {
            title: "blames the new group that turns the autoscaler on, and none that comes with it",
            before: { workers: { scaled: null } },
            edit: {
                workers: {
                    a: { pool: "general", cpu: 1, memory: "1Gi", replicas: 1 },
                    b: { pool: "general", cpu: 1, memory: "1Gi", minReplicas: 0, maxReplicas: 2 },
                },
            },
            warnings: [
                "workers.b: restarts all pods (the head, fixed: 2), because the head is restarted; running work and actors are lost",
            ],
        },
        {
            title: "blames the group that turns the autoscaler off by going",
            before: { workers: { fixed: { replicas: 1 } } },
            edit: { workers: { scaled: null, a: { pool: "general", cpu: 1, memory: "1Gi", replicas: 1 } } },
            warnings: [
                "workers.scaled: restarts all pods (the head, fixed: 1, scaled: 1 to 8), because the head is restarted; running work and actors are lost",
                "workers.scaled: is removed, and its pods (1 to 8) with it; work on them is lost",
            ],
        },
        {
            title: "says that the first group restarts the head, which ran tasks until then",
            before: { workers: { fixed: null, scaled: null } },
            edit: { workers: { fixed: { pool: "general", replicas: 1 } } },
            warnings: [
                "workers.fixed: restarts all pods (the head), because the head is restarted; running work and actors are lost",
            ],
        },
        {
            title: "says that the last group does so too",
            before: { workers: { scaled: null } },
            edit: { workers: { fixed: null } },
            warnings: [
                "workers.fixed: restarts all pods (the head, fixed: 2), because the head is restarted; running work and actors are lost",
                "workers.fixed: is removed, and its pods (2) with it; work on them is lost",
            ],
        },
        {
            title: "is quiet about the first group where that is said of the head",
            before: { head: { schedulable: false }, workers: { fixed: null, scaled: null } },
            edit: { workers: { fixed: { pool: "general", replicas: 1 } } },
            warnings: [],
        },
        {
            title: "says that another policy makes up for what NewPodsOnly has left",
            before: { updatePolicy: "NewPodsOnly" },
            edit: { updatePolicy: null },
            warnings: [
                "updatePolicy: restarts the pods that edits under NewPodsOnly have left as they were, among the head, fixed: 2, scaled: 1 to 8; work on them is lost",
            ],
        },
        {
            title: "names only the restart of all, where that comes with it",
            before: { updatePolicy: "NewPodsOnly" },
            edit: { updatePolicy: null, ...image },
            warnings: [
                "image: restarts all pods (the head, fixed: 2, scaled: 1 to 8), because the head is restarted; running work and actors are lost",
            ],
        },
    ];
    for (const { title, before = {}, edit, warnings } of CASES) {
        it(title, () => {
            expect(warningsOf(before, edit)).to.deep.equal(warnings);
        });
    }
});
