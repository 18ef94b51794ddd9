import { type V1Pod } from "@kubernetes/client-node";
import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { join } from "node:path";
import { startInHead } from "../../lab/real-machines/head-program";
import { kubernetes, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { programStack } from "../../support/stack";
import { oneNode, trainCluster, unitArgs, unitProgram } from "../../support/unit";

interface Answer {
    readonly rounds: number;
    readonly entries: Record<string, number>;
    readonly before: Record<string, string>;
    readonly after: Record<string, string>;
}

/** Two groups of two workers, which Ray tells apart by a resource of the group's name. */
const group = (name: string, differs: object = {}) => ({
    pool: "general",
    cpu: 1,
    memory: "2Gi",
    replicas: 2,
    rayResources: { CPU: "1", [name]: "1" },
    ...differs,
});
const unit = (differs: object = {}) =>
    unitProgram(
        unitArgs({
            nodePools: oneNode,
            rayClusters: {
                train: trainCluster({
                    head: { pool: "general", cpu: 2, memory: "6Gi" },
                    workers: { edited: group("edited", differs), steady: group("steady") },
                }),
            },
        }),
    );

describe("an edit of one worker group under a running driver", () => {
    const lab = useLab("real-restarts", "real");
    let stack: Stack;
    let found: V1Pod[];
    let left: V1Pod[];
    let answer: Answer;

    const pods = () => rayPods(kubernetes(lab()), "ray", "train");
    const idsOf = (some: readonly V1Pod[], group: string) =>
        some
            .filter(({ metadata }) => metadata?.labels?.["ray.io/group"] === group)
            .map(({ metadata }) => metadata?.uid)
            .sort();

    before(async () => {
        stack = await programStack(lab(), "unit", unit());
        await stack.up();
        found = await pods();
        const driver = await startInHead(lab(), "ray", "train", join(__dirname, "programs/two-groups.py"));
        await driver.hasPrinted("working");
        stack.workspace.program = unit({ env: { EDITED: "yes" } });
        await stack.up();
        left = await pods();
        answer = JSON.parse(await driver.answer) as Answer;
    });

    it("restarts that group's pods", () => {
        const [old, young] = [idsOf(found, "edited"), idsOf(left, "edited")];
        expect(old).to.have.length(2);
        expect(young).to.have.length(2);
        expect(young.filter((id) => old.includes(id))).to.deep.equal([]);
    });

    for (const group of ["headgroup", "steady"]) {
        it(`leaves the pods of ${group} alone, containers and all`, () => {
            expect(idsOf(left, group)).to.deep.equal(idsOf(found, group));
            const statuses = left.flatMap(({ status }) => status?.containerStatuses ?? []);
            expect(statuses.map(({ restartCount }) => restartCount)).to.deep.equal(statuses.map(() => 0));
        });
    }

    it("loses no task, and no actor on the head or the other group", () => {
        expect(answer.after).to.deep.equal(answer.before);
        expect(answer.entries).to.deep.equal({ head: answer.rounds, steady: answer.rounds });
        expect(answer.rounds).to.be.greaterThan(3);
    });
});
