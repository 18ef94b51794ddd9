import { expect } from "chai";
import { coercedInputs, inputFailures } from "../../../../lab/aws/provider/check-inputs";
import type { Declared } from "../../../../lab/aws/provider/declared-inputs";
import { generateDeclaredInputs } from "../../../../lab/aws/provider/declared-inputs-generator";
import { KINDS } from "../../../../lab/aws/provider/kinds/kinds";
import { UNKNOWN } from "../../../../lab/aws/provider/properties";

const GROUP = "aws:eks/nodeGroup:NodeGroup";
const GOOD = {
    clusterName: "lab",
    nodeRoleArn: "arn",
    subnetIds: ["subnet-1"],
    scalingConfig: { minSize: 1, maxSize: 2, desiredSize: 1 },
    labels: { "any/key": "value" },
};

describe("inputs that @pulumi/aws does not declare", () => {
    let group: Declared;
    before(() => {
        const all = generateDeclaredInputs(KINDS.map(({ token }) => token));
        group = all[GROUP] ?? { kind: "any" };
        expect(Object.keys(all)).to.have.length(KINDS.length);
    });

    it("are not among those of an ordinary node group", () => {
        expect(inputFailures(group, GOOD)).to.deep.equal([]);
        expect(
            inputFailures(group, { ...GOOD, launchTemplate: { id: UNKNOWN, version: UNKNOWN }, updateConfig: UNKNOWN }),
        ).to.deep.equal([]);
    });

    const rows: [string, object, string][] = [
        ["at the top", { bogus: 1 }, "bogus"],
        ["in an object", { updateConfig: { bogusNested: 1 } }, "updateConfig.bogusNested"],
        ["in a list", { taints: [{ key: "a", effect: "NO_SCHEDULE", tolerate: true }] }, "taints[0].tolerate"],
    ];
    for (const [where, input, path] of rows) {
        it(`are refused ${where}`, () => {
            expect(inputFailures(group, { ...GOOD, ...input }).map((failure) => failure.path)).to.deep.equal([path]);
        });
    }

    it("and missing ones and wrong kinds are refused too", () => {
        expect(inputFailures(group, { ...GOOD, clusterName: undefined })[0]?.reason).to.equal(
            'Missing required argument "clusterName"',
        );
        expect(inputFailures(group, { ...GOOD, labels: ["a"] })[0]?.reason).to.contain("must be a map");
        expect(inputFailures(group, { ...GOOD, diskSize: "large" })[0]?.reason).to.contain("must be a number");
    });

    it("become the declared types where the real provider converts them", () => {
        const typed = coercedInputs(group, {
            launchTemplate: { version: 3 },
            diskSize: "20",
            forceUpdateVersion: "true",
        });
        expect(typed).to.deep.equal({ launchTemplate: { version: "3" }, diskSize: 20, forceUpdateVersion: true });
    });
});
