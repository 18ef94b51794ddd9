import { expect } from "chai";
import { importedArgs, plannedSpec } from "../../../../provider/src/ray-cluster/readback/imported-args";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args";
import { type Tree } from "../../../../provider/src/shared/tree";
import { CLUSTER } from "../build/cluster-rows";
import { OWN, SETTINGS } from "../build/pod-rows";
import { cluster, live, planned } from "../../ray-cluster/support";

const SIZE = { cpu: 1, memory: "2Gi" };

/** A cluster with each input. */
const GIVEN: [string, Partial<RayClusterArgs>][] = [
    ...Object.entries(CLUSTER).map(([path, { given }]): [string, Partial<RayClusterArgs>] => [path, given]),
    ...Object.entries({ ...SETTINGS, ...OWN }).map(([path, { given }]): [string, Partial<RayClusterArgs>] => [
        `workers.*.${path}`,
        { workers: { w: { ...SIZE, ...given } } },
    ]),
];

/** What makes the same object in other words: the override, a part that alone is no volume, a share of a node. */
const NOT_READ = [
    "spec",
    "workers.*.podTemplate",
    "workers.*.volumes.*.mountPath",
    "workers.*.volumes.*.subPath",
    "workers.*.volumes.*.readOnly",
    "workers.*.sidecars.*.requests.ephemeralStorage",
    "workers.*.initContainers.*.requests.ephemeralStorage",
    "workers.*.podsPerNode",
];

describe("an import", () => {
    for (const [path, given] of GIVEN.filter(([path]) => !NOT_READ.includes(path)))
        it(`reads ${path} back, and needs no override for it`, () => {
            const imported = importedArgs(live(planned(given)));
            expect(plannedSpec(imported)).to.deep.equal(plannedSpec(cluster(given) as unknown as Tree));
            expect(imported.spec).to.equal(undefined);
            for (const { podTemplate } of [imported.head, ...Object.values(imported.workers as Tree)] as Tree[])
                expect(podTemplate).to.equal(undefined);
        });
});
