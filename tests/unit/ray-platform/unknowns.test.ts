import { expect } from "chai";
import { checkPlatform } from "../../../provider/src/ray-platform/checks";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

const UNIT = {
    cluster: { name: "prod", region: "us-west-2", subnetIds: ["subnet-1"] },
    namespace: "ray",
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4 },
        gpu: { instanceTypes: ["p5.48xlarge"], maxSize: 2 },
    },
    operator: { version: "1.6.2", watchNamespaces: ["ray"] },
    devicePlugins: { enabled: true, efa: { enabled: true } },
    clusterAutoscaler: { expander: "least-waste" },
    rayClusters: {
        train: {
            image: "rayproject/ray:2.54.0",
            head: { cpu: 2, memory: "4Gi" },
            workers: { gpu: { pool: "gpu", gpus: 8 }, cpu: { pool: "general", cpu: 1, memory: "1Gi" } },
            serviceAccount: { s3: { read: ["arn:aws:s3:::data"] }, name: "pods" },
        },
        serve: { image: "rayproject/ray:2.54.0", head: { pool: "general" } },
    },
};

type Keys = readonly string[];
type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

const mapsIn = (tree: Tree, at: Keys = []): Keys[] =>
    Object.entries(tree).flatMap(([key, value]) =>
        isTree(value) ? [[...at, key], ...mapsIn(value, [...at, key])] : [],
    );

const without = (tree: Tree, [key = "", ...rest]: Keys): Tree => ({
    ...tree,
    [key]: rest.length === 0 ? UNKNOWN : without(tree[key] as Tree, rest),
});

const problems = (args: unknown): string[] => checkPlatform(args, "ml").map(({ path, reason }) => `${path}: ${reason}`);

describe("a map of a unit that is unknown as a whole", () => {
    it("is in a unit that is right otherwise", () => expect(problems(UNIT)).to.deep.equal([]));

    for (const path of mapsIn(UNIT)) {
        it(`is not refused for what may turn out right: ${path.join(".")}`, () => {
            expect(problems(without(UNIT, path))).to.deep.equal([]);
        });
    }

    it("does not hide what is wrong elsewhere", () => {
        expect(problems({ ...without(UNIT, ["nodePools", "gpu"]), namespace: "Ray_1" })).to.have.lengthOf(1);
    });
});
