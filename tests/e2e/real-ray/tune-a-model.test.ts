import { LocalWorkspace, type Stack, type UpResult } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { kubernetes, rayPods, rayWorkers } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { rayJobBecomes, rayJobStatus } from "../../support/ray-jobs";
import { eventually } from "../../support/time";
import { REPOSITORY } from "../../lab/tools/repository";

interface Answer {
    readonly trials: number;
    readonly pods: number;
    readonly error: number;
}

/** The project as users find it, with its own stack for labs. */
const workDir = join(REPOSITORY, "examples/tune-a-model");

describe("the example tune-a-model", () => {
    const lab = useLab("tune-a-model", "real");
    let stack: Stack;
    let made: UpResult;

    const k8s = () => kubernetes(lab());
    const workers = () => rayWorkers(k8s(), "ray", "tune");

    before(async () => {
        stack = await LocalWorkspace.createOrSelectStack({ stackName: "lab", workDir }, { envVars: lab().env });
        made = await stack.up();
    });

    it("finds a good model in 24 trials on several workers, as the command it gives out shows", async () => {
        await rayJobBecomes(k8s(), "tune", "SUCCEEDED", 400);
        const command = String(made.outputs.logs?.value);
        const printed = execFileSync("bash", ["-c", command], { env: { ...process.env, ...lab().env } }).toString();
        const [answer] = printed.match(/\{"trials".*\}/g) ?? [];
        const { trials, pods, error } = JSON.parse(answer ?? "{}") as Answer;
        expect(trials).to.equal(24);
        expect(pods).to.be.greaterThan(1);
        // The noise alone makes 1, and a model that has learned nothing 5.
        expect(error).to.be.within(0.9, 1.6);
    });

    it("has no worker any more some time after the job", () =>
        eventually(async () => (await workers()).length === 0, "no worker is left", 240));

    it("is destroyed in one go, job and all", async () => {
        await stack.destroy();
        expect(await rayJobStatus(k8s(), "tune")).to.deep.equal({});
        expect(await rayPods(k8s(), "ray", "tune")).to.deep.equal([]);
    });
});
