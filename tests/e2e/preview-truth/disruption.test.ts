import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { CLUSTER_EDITS } from "../../support/disruption/cluster-edits";
import { type Edit, type Unit } from "../../support/disruption/edit";
import { missing, podsNow, type PodsNow } from "../../support/disruption/pods";
import { type Said, saidOf } from "../../support/disruption/said";
import { runningUnit } from "../../support/disruption/unit";
import { UNIT_EDITS } from "../../support/disruption/unit-edits";
import { type Kubernetes, kubernetes } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { previewOf } from "../../support/previewed";
import { programStack } from "../../support/stack";
import { eventually } from "../../support/time";
import { unitProgram } from "../../support/unit";

const PARALLEL = 100;
const SETTLE_SECONDS = 90;
/** Looks in a row that find everything at rest: nodes follow their group a moment after EKS has answered. */
const LOOKS = 4;

/** Each upon the one before, on one unit that runs. */
const EDITS: readonly Edit[] = [...CLUSTER_EDITS, ...UNIT_EDITS];

interface Outcome {
    readonly title: string;
    /** Groups that lost pods, and those that were said to. */
    readonly lost: readonly string[];
    readonly said: Said;
    readonly mayBeFalse: string | undefined;
}

describe("an edit of a unit that runs: what the preview says of its pods, and what becomes of them", () => {
    const lab = useLab("preview-truth-disruption");
    const outcomes: Outcome[] = [];
    const unit = runningUnit();
    let k8s: Kubernetes;
    let stack: Stack;
    let pods: PodsNow;

    const program = () => unitProgram(structuredClone(unit) as unknown as Parameters<typeof unitProgram>[0]);

    /** The pods, once nothing moves any more. */
    async function settled(wanted: Unit): Promise<PodsNow> {
        let now = await podsNow(k8s);
        let open: string[] = [];
        let quiet = 0;
        const isQuiet = async () => {
            now = await podsNow(k8s);
            open = [...now.restless, ...missing(wanted, now.pods)];
            quiet = open.length === 0 ? quiet + 1 : 0;
            return quiet === LOOKS;
        };
        await eventually(isQuiet, "all pods are at rest", SETTLE_SECONDS).catch(() => {
            throw new Error(`the edit has not settled: ${open.join("; ")}`);
        });
        return now.pods;
    }

    before(async () => {
        k8s = kubernetes(lab());
        stack = await programStack(lab(), "disruption", program());
        await stack.up({ parallel: PARALLEL });
        pods = await settled(unit);
    });

    for (const { title, edit, mayBeFalse } of EDITS) {
        it(`${title}: no pod is lost that the preview did not name`, async () => {
            const clusters = Object.keys(unit.rayClusters);
            edit(unit);
            stack.workspace.program = program();
            const preview = await previewOf(stack, PARALLEL);
            const said = saidOf(preview, "ml", clusters);
            await stack.up({ parallel: PARALLEL });
            const after = await settled(unit);
            const lost = [...pods.keys()].filter((group) =>
                pods.get(group)?.some((uid) => !after.get(group)?.includes(uid)),
            );
            pods = after;
            outcomes.push({ title, lost, said, mayBeFalse });
            expect(
                lost.filter((group) => !said.has(group)),
                "lost pods and not named",
            ).to.deep.equal([]);
        });
    }

    it("false alarms are few, and each has its reason", () => {
        const alarms = outcomes.flatMap(({ title, lost, said, mayBeFalse }) =>
            [...said].filter((group) => !lost.includes(group)).map((group) => ({ title, group, mayBeFalse })),
        );
        const disrupting = outcomes.filter(({ lost }) => lost.length > 0).length;
        const named = outcomes.reduce((sum, { said }) => sum + said.size, 0);
        console.log(
            `      ${outcomes.length} edits, ${disrupting} of them cost pods; ${named} groups named, ${alarms.length} of them in vain:`,
        );
        for (const { title, group, mayBeFalse } of alarms)
            console.log(`        ${title}: ${group} (${mayBeFalse ?? "?"})`);
        expect(outcomes.length).to.be.at.least(40);
        expect(disrupting, "edits that cost pods").to.be.at.least(20);
        expect(
            alarms.filter(({ mayBeFalse }) => mayBeFalse === undefined),
            "without a reason",
        ).to.deep.equal([]);
        expect(alarms.length).to.be.at.most(6);
    });
});
