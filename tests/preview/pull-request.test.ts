import { expect } from "chai";
import { blocksOf, commandsUnder, workflowIn } from "../support/impact/page";

/** https://github.com/pulumi/actions: `inputs` of its action.yml. */
const INPUTS_OF_ACTION = [
    ...["command", "stack-name", "work-dir", "cloud-url", "secrets-provider", "config-map", "upsert", "refresh"],
    ...["comment-on-pr", "comment-on-pr-number", "edit-pr-comment", "github-token", "diff", "expect-no-changes"],
    ...["target", "target-dependents", "replace", "message", "parallel", "policyPacks", "pulumi-version", "color"],
];

describe("the workflow that comments on a pull request", () => {
    const workflow = workflowIn("examples/pull-request/preview.yml");
    const [steps = []] = Object.values(workflow.jobs).map((job) => job.steps);

    it("runs for pull requests, with the rights to comment and to assume a role, and no others", () => {
        expect(workflow.on).to.equal("pull_request");
        expect(workflow.permissions).to.deep.equal({
            contents: "read",
            "id-token": "write",
            "pull-requests": "write",
        });
    });

    it("pins each action, and gives pulumi/actions inputs that it has", () => {
        for (const { uses } of steps) if (uses !== undefined) expect(uses).to.match(/^[\w-]+\/[\w-]+@v\d+$/);
        const action = steps.find(({ uses }) => uses?.startsWith("pulumi/actions@"));
        expect(action?.with).to.include({ command: "preview", "comment-on-pr": true });
        expect(INPUTS_OF_ACTION).to.include.members(Object.keys(action?.with ?? {}));
    });

    it("prints and fails with the commands of the page", () => {
        const [show = "", fail = ""] = commandsUnder("pull-requests.md", "With `pulumi preview --json`");
        const script = steps.find(({ run }) => run?.includes("--json"))?.run ?? "";
        expect(show.split("\n").at(-1)).to.match(/^jq -r /);
        expect(script).to.include(show.split("\n").at(-1));
        expect(fail).to.match(/^jq -e /);
        expect(script).to.include(fail);
    });
});

describe("a sentence about an edit", () => {
    /** By the golden: edits that cost running work, and no others. */
    const LOSING =
        /^(a(n image|ll pods)|a (pool|placement|size below|cluster|group('s image| re))|another (AMI|version|namespace)|disks|fewer|kubelet|suspend|taints that evict|the (head's (pool|memory)|image|zones))/;

    it("says `lose` or `lost` exactly where running work is lost", () => {
        for (const [title, lines] of blocksOf("impact.txt")) {
            const isLost = lines.some((line) => line.startsWith("warning") && /\blos[et]/.test(line));
            expect(isLost, title).to.equal(LOSING.test(title));
        }
    });

    it("names each group that loses work, with the number of its pods", () => {
        for (const [title, lines] of blocksOf("impact.txt"))
            for (const line of lines.filter((each) => /\blos[et]/.test(each)))
                expect(line, title).to.match(/\(\d+( to \d+)?\)|\(the head, |: \d+( to \d+)?\)|at most \d+ pods/);
    });
});
