import { expect } from "chai";
import { checkPlatform } from "../../../provider/src/ray-platform/checks";
import { normalForm } from "../../../provider/src/ray-platform/args/normal-form";
import { type RayPlatformArgs } from "../../../provider/src/ray-platform/args/args";

/** An input of each kind; `null` is what a key without a value is in YAML. */
const UNIT: RayPlatformArgs = {
    cluster: { name: "prod", region: "us-west-2", subnetIds: ["subnet-1"] },
    namespace: "ray",
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4, labels: { team: "ml" } },
        gpu: { instanceTypes: ["p5.48xlarge"], maxSize: 2, efa: { interfaces: 8 }, subnetIds: ["subnet-1"] },
    },
    operator: { version: "1.6.2" },
    crds: { deletePolicy: "retain" },
    devicePlugins: { enabled: true, efa: { enabled: true } },
    clusterAutoscaler: { expander: "least-waste" },
    rayClusters: {
        train: {
            image: "rayproject/ray:2.54.0",
            head: { pool: "general", cpu: 2 },
            workers: { gpu: { pool: "gpu", gpus: 8, minReplicas: 0, maxReplicas: 2 } },
            autoscaling: { idleTimeoutSeconds: 60 },
            serviceAccount: { s3: { read: ["arn:aws:s3:::data"] }, name: "pods" },
        },
    },
} as unknown as RayPlatformArgs;

type Keys = readonly string[];

const pathsIn = (tree: unknown, at: Keys = []): Keys[] =>
    typeof tree === "object" && tree !== null && !Array.isArray(tree)
        ? Object.entries(tree).flatMap(([key, value]) => [[...at, key], ...pathsIn(value, [...at, key])])
        : [];

function withAt(
    tree: unknown,
    [key = "", ...rest]: Keys,
    change: (parent: Record<string, unknown>, key: string) => void,
) {
    const copy = { ...(tree as Record<string, unknown>) };
    if (rest.length === 0) change(copy, key);
    else copy[key] = withAt(copy[key], rest, change);
    return copy;
}

const problems = (args: unknown): string[] => checkPlatform(args, "ml").map(({ path, reason }) => `${path}: ${reason}`);

describe("a key of a unit without a value", () => {
    it("is in a unit that is right otherwise", () => expect(problems(UNIT)).to.deep.equal([]));

    for (const path of pathsIn(UNIT)) {
        it(`counts as left out: ${path.join(".")}`, () => {
            const empty = withAt(UNIT, path, (parent, key) => (parent[key] = null));
            const without = withAt(UNIT, path, (parent, key) => Reflect.deleteProperty(parent, key));
            const isItem = ["nodePools", "rayClusters", "workers", "labels"].includes(path.at(-2) ?? "");
            if (isItem) expect(problems(empty), "what is named must be said").to.have.length.greaterThan(0);
            else expect(problems(empty)).to.deep.equal(problems(without));
            expect(normalForm(empty as never)).to.deep.equal(normalForm(without as never));
        });
    }
});
