import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { join } from "node:path";
import { runInHead } from "../../lab/real-machines/head-program";
import { kubernetes, rayWorkers } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { programStack } from "../../support/stack";
import { eventually } from "../../support/time";
import { oneNode, smallCluster, unitArgs, unitProgram } from "../../support/unit";

type Cluster = ReturnType<typeof smallCluster>;

interface Task {
    readonly pod: string;
    readonly square: number;
}

const small = { pool: "general", cpu: 1, memory: "2Gi" };
const workers = { cpu: { ...small, minReplicas: 0, maxReplicas: 3 } };
const autoscaling = { idleTimeoutSeconds: 5 };

/** The head and up to three workers on one node. */
const unit = (differs: Partial<Cluster> = {}) =>
    unitProgram(
        unitArgs({
            nodePools: oneNode,
            rayClusters: {
                train: smallCluster(workers, { autoscaling, ...differs }),
            },
        }),
    );

type Edit = readonly [what: string, differs: Partial<Cluster>];

/** Each is made while Ray is asking for workers or lets them go, and stays until the next. None may cost a pod. */
const EDITS: readonly Edit[] = [
    ["a label", { labels: { team: "ml" } }],
    ["another value of the label", { labels: { team: "research" } }],
    ["an annotation", { annotations: { "example.com/owner": "ml" } }],
    ["a higher maximum", { workers: { cpu: { ...workers.cpu, maxReplicas: 4 } } }],
    ["a lower maximum", { workers }],
    ["a shorter idle time", { autoscaling: { idleTimeoutSeconds: 4 } }],
    ["a group's own idle time", { workers: { cpu: { ...workers.cpu, idleTimeoutSeconds: 6 } } }],
    ["another way of scaling up", { autoscaling: { idleTimeoutSeconds: 5, upscalingMode: "Conservative" } }],
    ["one more group", { workers: { ...workers, more: { ...workers.cpu, maxReplicas: 1 } } }],
    ["one group less", { workers }],
];

describe("a Ray cluster that scales with its demand", () => {
    const lab = useLab("real-autoscaling", "real");
    let stack: Stack;

    const workerPods = () => rayWorkers(kubernetes(lab()), "ray", "train");
    const demand = async (): Promise<Task[]> =>
        JSON.parse(await runInHead(lab(), "ray", "train", join(__dirname, "programs/demand.py"))) as Task[];
    const isRight = (tasks: readonly Task[]): void => {
        expect(tasks.map(({ square }) => square)).to.deep.equal([0, 1, 4]);
        expect(new Set(tasks.map(({ pod }) => pod)).size, "pods that computed").to.equal(3);
    };
    const edit = async (differs: Partial<Cluster>): Promise<void> => {
        stack.workspace.program = unit(differs);
        await stack.up();
    };
    const becomesIdle = () => eventually(async () => (await workerPods()).length === 0, "no worker is left", 180);

    before(async () => {
        stack = await programStack(lab(), "unit", unit());
        await stack.up();
    });

    for (const [[what, whileGrowing], [other, whileShrinking]] of pairsOf(EDITS)) {
        it(`grows from no worker to three and loses no task through ${what}, and shrinks again through ${other}`, async () => {
            expect(await workerPods()).to.deep.equal([]);
            const tasks = demand();
            // Whoever waits below gets the error; until then it is no unhandled one.
            tasks.catch(() => undefined);
            await edit(whileGrowing);
            isRight(await tasks);
            await edit(whileShrinking);
            await becomesIdle();
        });
    }

    it("still grows after all of them", async () => {
        isRight(await demand());
    });
});

function pairsOf(edits: readonly Edit[]): (readonly [Edit, Edit])[] {
    return edits.flatMap((first, at) => {
        const second = edits[at + 1];
        return at % 2 === 0 && second !== undefined ? [[first, second] as const] : [];
    });
}
