import { expect } from "chai";
import { argsFromLive } from "../../../../provider/src/ray-cluster/readback/refreshed-args";
import { ontoLive } from "../../../../provider/src/ray-cluster/life/onto-live";
import { type LiveRayCluster } from "../../../../provider/src/ray-object/watch/live";
import { type RayClusterObject } from "../../../../provider/src/ray-cluster/plan/object";
import { planRayCluster } from "../../../../provider/src/ray-cluster/plan/ray-cluster";
import { changesBetween } from "../../../../provider/src/ray-object/changes";
import { type PlainObject } from "../../../../provider/src/shared/custom-resource";
import { cluster, live, planned, URN } from "../support";
import { type Tree } from "../../../../provider/src/shared/tree";
import { type PlannedArgs } from "../../../../provider/src/ray-cluster/plan/planned-args";

const recorded = cluster() as unknown as Tree;
/** One place of the live object and what somebody has put there; `undefined` takes it away. */
type Edit = readonly [place: string, value: unknown];

const edited = (...edits: readonly Edit[]): LiveRayCluster => editedOf(planned(), edits);

const editedFrom = (args: PlannedArgs, ...edit: Edit): LiveRayCluster => editedOf(planRayCluster(args, URN), [edit]);

function editedOf(written: RayClusterObject, edits: readonly Edit[]): LiveRayCluster {
    // Not `structuredClone`, which keeps shared parts shared.
    const object: unknown = JSON.parse(JSON.stringify(live(written)));
    for (const [place, value] of edits) put(object, place.split("/"), value);
    return object as LiveRayCluster;
}

function put(tree: unknown, [key = "", ...rest]: readonly string[], value: unknown): void {
    const node = tree as Record<string, unknown>;
    if (rest.length > 0) put(node[key], rest, value);
    else if (value === undefined) Reflect.deleteProperty(node, key);
    else node[key] = value;
}

const paths = (object: LiveRayCluster): string[] =>
    changesBetween(recorded as PlainObject, argsFromLive(object, recorded, URN) as PlainObject).map(({ path }) => path);

const [FIXED, SCALED] = planned().spec.workerGroupSpecs;
const GROUPS = "spec/workerGroupSpecs";
const TEMPLATE = "template/spec";
const HEAD = `spec/headGroupSpec/${TEMPLATE}`;

describe("reading a live RayCluster", () => {
    it("finds nothing where nothing has changed", () => {
        expect(argsFromLive(live(planned()), recorded, URN)).to.deep.equal(recorded);
    });

    const NOT_DRIFT: readonly { readonly title: string; readonly edits: readonly Edit[] }[] = [
        {
            title: "what the Ray autoscaler writes",
            edits: [
                [`${GROUPS}/1/replicas`, 7],
                [`${GROUPS}/1/scaleStrategy`, { workersToDelete: ["a"] }],
            ],
        },
        { title: "that somebody has said in so many words that it runs", edits: [["spec/suspend", false]] },
        { title: "what the API server fills in", edits: [[`${GROUPS}/0/numOfHosts`, 1]] },
        { title: "an empty map that the API server leaves out", edits: [[`${GROUPS}/0/rayStartParams`, undefined]] },
        {
            title: "labels and annotations of others",
            edits: [
                ["metadata/labels/theirs", "x"],
                ["metadata/annotations/theirs", "x"],
            ],
        },
        { title: "another order of groups", edits: [[GROUPS, [SCALED, FIXED]]] },
        {
            title: "another URN, after the resource has moved in its program",
            edits: [["metadata/annotations", { "kuberay.pulumi.com/urn": "urn:other" }]],
        },
        { title: "what others add to the head, which a write leaves there", edits: [[`${HEAD}/schedulerName`, "x"]] },
    ];
    for (const { title, edits } of NOT_DRIFT) {
        it(`does not take ${title} for drift`, () => {
            expect(paths(edited(...edits))).to.deep.equal([]);
        });
    }

    const IMAGE = "containers/0/image";
    const RESOURCES = `${GROUPS}/0/${TEMPLATE}/containers/0/resources`;
    const DRIFT: readonly { readonly title: string; readonly edits: readonly Edit[]; readonly at: string }[] = [
        { title: "a bound", edits: [[`${GROUPS}/1/maxReplicas`, 99]], at: "workers.scaled.maxReplicas" },
        {
            title: "the number and bounds of a fixed group",
            edits: ["replicas", "minReplicas", "maxReplicas"].map((it): Edit => [`${GROUPS}/0/${it}`, 5]),
            at: "workers.fixed.replicas",
        },
        { title: "the number of a fixed group alone", edits: [[`${GROUPS}/0/replicas`, 5]], at: "drift" },
        { title: "authentication", edits: [["spec/authOptions/mode", "disabled"]], at: "authentication" },
        {
            title: "that it is suspended, which the next write would undo",
            edits: [["spec/suspend", true]],
            at: "suspend",
        },
        { title: "one pod's image", edits: [[`${HEAD}/${IMAGE}`, "other:2.54.0"]], at: "head.image" },
        {
            title: "the image of all",
            edits: [HEAD, `${GROUPS}/0/${TEMPLATE}`, `${GROUPS}/1/${TEMPLATE}`].map((pod): Edit => [
                `${pod}/${IMAGE}`,
                "other:2.54.0",
            ]),
            at: "image",
        },
        {
            title: "memory",
            edits: [
                [`${RESOURCES}/limits/memory`, "5Gi"],
                [`${RESOURCES}/requests/memory`, "5Gi"],
            ],
            at: "workers.fixed.memory",
        },
        {
            title: "a start parameter",
            edits: [["spec/headGroupSpec/rayStartParams/num-cpus", "4"]],
            at: "head.rayStartParams",
        },
        {
            title: "the security context",
            edits: [[`${HEAD}/containers/0/securityContext/allowPrivilegeEscalation`, true]],
            at: "head.securityContext",
        },
        { title: "a group taken out", edits: [[GROUPS, [SCALED]]], at: "workers.fixed" },
        {
            title: "a group put in",
            edits: [[GROUPS, [FIXED, SCALED, { ...FIXED, groupName: "theirs" }]]],
            at: "workers.theirs",
        },
        {
            title: "what others add to a group, which the next write would drop",
            edits: [[`${GROUPS}/0/${TEMPLATE}/schedulerName`, "theirs"]],
            at: "workers.fixed.schedulerName",
        },
        {
            title: "what others add to a group that no typed input says",
            edits: [[`${GROUPS}/0/${TEMPLATE}/hostNetwork`, true]],
            at: "workers.fixed.podTemplate",
        },
        { title: "what no input says", edits: [["spec/autoscalerOptions/version", "v1"]], at: "drift" },
    ];
    for (const { title, edits, at } of DRIFT) {
        it(`shows ${title} as drift of ${at}`, () => {
            expect(paths(edited(...edits))).to.deep.equal([at]);
        });
    }

    const FIELDS: readonly { readonly edit: Edit; readonly shows: Tree }[] = [
        { edit: ["idleTimeoutSeconds", 60], shows: { idleTimeoutSeconds: 60 } },
        { edit: ["numOfHosts", 2], shows: { numOfHosts: 2 } },
        { edit: ["resources", { CPU: "4" }], shows: { rayResources: { CPU: "4" } } },
        {
            edit: ["labels", { "ray.io/market-type": "on-demand", team: "a" }],
            shows: { rayLabels: { team: "a" } },
        },
    ];
    for (const { edit, shows } of FIELDS) {
        it(`shows ${edit[0]} that somebody has given a group, which the next write would drop`, () => {
            const workers = recorded.workers as { readonly fixed: Tree };
            const read = argsFromLive(edited([`${GROUPS}/0/${edit[0]}`, edit[1]]), recorded, URN);
            expect(read).to.deep.equal({ ...recorded, workers: { ...workers, fixed: { ...workers.fixed, ...shows } } });
        });
    }

    it("names what no input says by its path inside the object", () => {
        const read = argsFromLive(edited([`${GROUPS}/0/suspend`, true]), recorded, URN);
        expect(read).to.deep.equal({ ...recorded, drift: { "spec.workerGroupSpecs.fixed.suspend": true } });
    });

    it("names what was taken away and no input says", () => {
        const read = argsFromLive(edited(["spec/autoscalerOptions/version", undefined]), recorded, URN);
        expect(read).to.deep.equal({ ...recorded, drift: { "spec.autoscalerOptions.version": "deleted" } });
    });

    it("takes an input away that somebody has taken away", () => {
        const labelled = cluster({ head: { pool: "general", env: { A: "1", B: "2" } } });
        const object = editedFrom(labelled, `${HEAD}/containers/0/env`, [{ name: "B", value: "2" }]);
        expect(argsFromLive(object, labelled as unknown as Tree, URN)).to.deep.include({
            head: { pool: "general", env: { B: "2" } },
        });
    });

    it("adds to what the user says in podTemplate, where that is what wins", () => {
        const given = cluster({
            head: { pool: "general", podTemplate: { spec: { schedulerName: "a", hostIPC: true } } },
        });
        const object = editedFrom(given, `${HEAD}/schedulerName`, "b");
        expect(argsFromLive(object, given as unknown as Tree, URN)).to.deep.include({
            head: { pool: "general", podTemplate: { spec: { schedulerName: "b", hostIPC: true } } },
        });
    });

    it("changes an override where it says something already", () => {
        const given = cluster({ spec: { headGroupSpec: { enableIngress: true }, managedBy: "x" } });
        const object = editedFrom(given, "spec/headGroupSpec/enableIngress", false);
        expect(argsFromLive(object, given as unknown as Tree, URN)).to.deep.include({
            spec: { managedBy: "x" },
        });
    });

    const { fixed = {}, scaled = {} } = cluster().workers ?? {};
    const NOW: readonly { readonly title: string; readonly workers: PlannedArgs["workers"] }[] = [
        { title: "while the Ray autoscaler runs", workers: { scaled } },
        { title: "where the same write has turned the Ray autoscaler off", workers: { scaled: fixed } },
    ];
    for (const { title, workers } of NOW) {
        it(`finds nothing in the place that a group leaves behind ${title}`, () => {
            const now = cluster({ workers });
            const written = ontoLive(planRayCluster(now, URN), live(planned()));
            expect(written.spec.workerGroupSpecs.map(({ groupName }) => groupName)).to.deep.equal(["fixed", "scaled"]);
            expect(argsFromLive(live(written), now as unknown as Tree, URN)).to.deep.equal(now);
        });
    }

    it("shows that somebody has resumed it", () => {
        const given = cluster({ suspend: true });
        const object = editedFrom(given, "spec/suspend", false);
        expect(argsFromLive(object, given as unknown as Tree, URN)).to.deep.equal(recorded);
    });

    it("leaves suspending to Kueue where it queues", () => {
        const queued = cluster({ queueName: "gpus" });
        const object = editedFrom(queued, "spec/suspend", true);
        expect(argsFromLive(object, queued as unknown as Tree, URN)).to.deep.equal(queued);
    });

    it("shows a start parameter that somebody has given a group as its input", () => {
        const object = edited([`${GROUPS}/0/rayStartParams`, { "num-cpus": "4" }]);
        expect(paths(object)).to.deep.equal(["workers.fixed.rayStartParams"]);
        expect(argsFromLive(object, recorded, URN)).to.not.have.property("drift");
    });

    it("shows a label that was changed", () => {
        const labelled = cluster({ labels: { a: "b" } });
        const object = live(planRayCluster(labelled, URN));
        const changed = { ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, a: "z" } } };
        expect(argsFromLive(changed, labelled as unknown as Tree, URN)).to.deep.include({ labels: { a: "z" } });
    });
});
