import { expect } from "chai";
import fc from "fast-check";
import { argsFromLive, importedArgs } from "../../../provider/src/ray-cluster/from-live";
import { type LiveRayCluster } from "../../../provider/src/ray-cluster/live";
import { type Tree } from "../../../provider/src/ray-cluster/object";
import { type PlannedArgs, planRayCluster } from "../../../provider/src/ray-cluster/plan";
import { changesBetween } from "../../../provider/src/ray-object/changes";
import { type PlainObject } from "../../../provider/src/shared/custom-resource";
import { cluster, live, planned, URN } from "./support";

const recorded = cluster() as unknown as Tree;
/** One place of the live object and what somebody has put there; `undefined` takes it away. */
type Edit = readonly [place: string, value: unknown];

function edited(...edits: readonly Edit[]): LiveRayCluster {
    // Not `structuredClone`, which keeps shared parts shared.
    const object: unknown = JSON.parse(JSON.stringify(live(planned())));
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
        { title: "one pod's image", edits: [[`${HEAD}/${IMAGE}`, "other:2.54.0"]], at: "head.podTemplate" },
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
            at: "head.podTemplate",
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
            at: "workers.fixed.podTemplate",
        },
        { title: "what no input says", edits: [["spec/autoscalerOptions/version", "v1"]], at: "drift" },
    ];
    for (const { title, edits, at } of DRIFT) {
        it(`shows ${title} as drift of ${at}`, () => {
            expect(paths(edited(...edits))).to.deep.equal([at]);
        });
    }

    const FIELDS: readonly Edit[] = [
        ["idleTimeoutSeconds", 60],
        ["suspend", true],
        ["labels", { team: "a" }],
        ["resources", { CPU: "4" }],
    ];
    for (const [field, value] of FIELDS) {
        it(`shows ${field} that somebody has given a group, which the next write would drop`, () => {
            const read = argsFromLive(edited([`${GROUPS}/0/${field}`, value]), recorded, URN);
            expect(read).to.deep.equal({ ...recorded, drift: { [`fixed.${field}`]: value } });
        });
    }

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

const size = fc.record({
    cpu: fc.integer({ min: 1, max: 64 }),
    memory: fc.integer({ min: 1, max: 512 }).map((n) => `${n}Gi`),
});
const word = fc.stringMatching(/^[a-z]{1,8}$/);
const extras = fc.record(
    {
        gpus: fc.integer({ min: 1, max: 8 }),
        env: fc.dictionary(fc.stringMatching(/^[A-Z]{1,6}$/), fc.string(), { minKeys: 1, maxKeys: 3 }),
        rayStartParams: fc.dictionary(fc.constantFrom("object-store-memory", "num-gpus"), word, { minKeys: 1 }),
    },
    { requiredKeys: [] },
);
const scale = fc.oneof(
    fc.record({ replicas: fc.nat({ max: 20 }) }),
    fc.record({ minReplicas: fc.nat({ max: 5 }), maxReplicas: fc.integer({ min: 6, max: 50 }) }),
);
const podInputs = fc.tuple(size, extras).map(([a, b]) => ({ ...a, ...b }));
const groupInputs = fc.tuple(podInputs, scale).map(([a, b]) => ({ ...a, ...b }));
const anyArgs: fc.Arbitrary<Tree> = fc
    .record({
        head: podInputs,
        workers: fc.option(fc.dictionary(word, groupInputs, { minKeys: 1, maxKeys: 3 }), { nil: undefined }),
        labels: fc.option(fc.dictionary(word, word, { minKeys: 1, maxKeys: 3 }), { nil: undefined }),
        authentication: fc.constantFrom("token", "disabled"),
        image: fc.constantFrom("rayproject/ray:2.54.0", "registry:5000/a/b:2.55.1-gpu"),
    })
    .map(({ workers, labels, ...rest }) => ({
        name: "train",
        namespace: "ray",
        ...rest,
        ...(labels && { labels }),
        ...(workers && { workers }),
        updatePolicy: "RestartChanged",
        wait: "ready",
        operatorVersion: "1.6.2",
    }));
const liveOf = (args: Tree) => live(planRayCluster(args as unknown as PlannedArgs, URN));

describe("planning and reading back", () => {
    it("is the identity for recorded inputs", () => {
        fc.assert(
            fc.property(anyArgs, (args) => {
                expect(argsFromLive(liveOf(args), args, URN)).to.deep.equal(args);
            }),
        );
    });

    it("is the identity without recorded inputs, as in an import", () => {
        fc.assert(
            fc.property(anyArgs, (args) => {
                expect(importedArgs(liveOf(args))).to.deep.equal(args);
            }),
        );
    });

    it("gives, from any other cluster's inputs, inputs that make the live object", () => {
        const spec = (args: Tree) => planRayCluster(args as unknown as PlannedArgs, URN).spec;
        fc.assert(
            fc.property(anyArgs, anyArgs, (before, after) => {
                const { drift, ...read } = argsFromLive(liveOf(after), before, URN);
                const again = argsFromLive(liveOf(after), read, URN);
                // Whatever could be said by an input is said; a second look finds nothing more.
                expect(again).to.deep.equal(drift === undefined ? read : { ...read, drift });
                expect(spec(read).workerGroupSpecs.map(({ groupName }) => groupName)).to.deep.equal(
                    spec(after).workerGroupSpecs.map(({ groupName }) => groupName),
                );
            }),
        );
    });

    it("imports what our own template lacks as podTemplate, and takes nothing away", () => {
        const object = {
            apiVersion: "ray.io/v1",
            kind: "RayCluster",
            metadata: { name: "theirs", namespace: "ray" },
            spec: {
                rayVersion: "2.54.0",
                headGroupSpec: {
                    rayStartParams: {},
                    template: {
                        spec: {
                            nodeSelector: { disk: "ssd" },
                            containers: [
                                {
                                    name: "ray-head",
                                    image: "ray:nightly",
                                    resources: { limits: { cpu: "2", memory: "4Gi" } },
                                },
                            ],
                        },
                    },
                },
            },
        } as unknown as LiveRayCluster;
        expect(importedArgs(object)).to.deep.include({
            name: "theirs",
            image: "ray:nightly",
            rayVersion: "2.54.0",
            authentication: "disabled",
            head: { cpu: 2, memory: "4Gi", podTemplate: { spec: { nodeSelector: { disk: "ssd" } } } },
        });
    });
});
