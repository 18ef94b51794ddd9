import { expect } from "chai";
import { importedArgs, plannedSpec } from "../../../../provider/src/ray-cluster/readback/imported-args";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { type Json, type Tree } from "../../../../provider/src/shared/tree";
import { CLUSTER } from "../../ray-spec/build/cluster-rows";
import { OWN, SETTINGS } from "../../ray-spec/build/pod-rows";
import { cluster, live, planned } from "../support";

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

/** What the object says as another input does: a claim by its name, a node selector, none of a resource. */
const READ_AS_ANOTHER = [/^workers\.\*\.volumes\.\*\.(efs|fsxLustre|s3)\./, /^workers\.\*\.(pool|accelerators)$/];

/** What an input has; `*` stands for any key or place. */
function valuesAt(tree: Json | undefined, [key, ...rest]: readonly string[]): Json[] {
    if (key === undefined) return tree === undefined ? [] : [tree];
    if (typeof tree !== "object" || tree === null) return [];
    const below = key === "*" ? Object.values(tree) : [(tree as Tree)[key]];
    return below.flatMap((value) => valuesAt(value, rest));
}

describe("an import", () => {
    for (const [path, given] of GIVEN.filter(([path]) => !NOT_READ.includes(path)))
        it(`reads ${path} back, and needs no override for it`, () => {
            const imported = importedArgs(live(planned(given)));
            expect(plannedSpec(imported)).to.deep.equal(plannedSpec(cluster(given) as unknown as Tree));
            expect(imported.spec).to.equal(undefined);
            for (const { podTemplate } of [imported.head, ...Object.values(imported.workers as Tree)] as Tree[])
                expect(podTemplate).to.equal(undefined);
            if (READ_AS_ANOTHER.some((other) => other.test(path))) return;
            expect(valuesAt(imported, path.split(".")), "provider/src/ray-spec/readback").to.deep.equal(
                valuesAt(given as Tree, path.split(".")),
            );
        });
});
