import { expect } from "chai";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { diffRayCluster } from "../../../../provider/src/ray-cluster/edits/diff";
import { checkInputs } from "../../../../provider/src/ray-cluster/inputs";
import { planRayCluster } from "../../../../provider/src/ray-cluster/plan/ray-cluster";
import { templateHash } from "../../../../provider/src/ray-spec/build/template-hash";
import { type PlainObject, type ResourceContext } from "../../../../provider/src/shared/custom-resource";
import { type EditCase, patched, STANDARD } from "../../../support/edit-cases/edit-case";
import { EDIT_CASES, groupsThat, outcomesOf, warningOf } from "../../../support/edit-cases/edit-cases";
import { HEAD_GROUP } from "../../../../provider/src/ray-spec/facts/groups";
import { type PlannedArgs } from "../../../../provider/src/ray-cluster/plan/planned-args";
import { type EditRow, editRows } from "../../../../provider/src/ray-cluster/edits/edits";

const rows = editRows();
const pathOf = ({ keys }: EditRow): string => keys.join(".");
const AT = { name: "train" } as unknown as ResourceContext;

const checked = (args: RayClusterArgs) => checkInputs(AT, args as unknown as PlainObject);

/** Hash of each group's template, as the pods carry it. */
function hashes(inputs: PlainObject): Map<string, string | undefined> {
    const { headGroupSpec, workerGroupSpecs } = planRayCluster(inputs as unknown as PlannedArgs, "").spec;
    return new Map([
        [HEAD_GROUP, templateHash(headGroupSpec.template)],
        ...workerGroupSpecs.map(({ groupName, template }) => [groupName, templateHash(template)] as const),
    ]);
}

function changedGroups(before: PlainObject, after: PlainObject): string[] {
    const [from, to] = [hashes(before), hashes(after)];
    return [...from.keys()].filter((name) => to.has(name) && from.get(name) !== to.get(name));
}

/** What the table says of an input has to be what the hash of its pods makes of it. */
const DECIDER = "what is restarted, by provider/src/ray-spec/build/template-hashes.ts";

describe("the table of edits", () => {
    it("has a case for each of its lines, and no case without a line", () => {
        expect(Object.keys(EDIT_CASES).sort(), "cases of tests/support/edit-cases").to.deep.equal(
            rows.map(pathOf).sort(),
        );
    });

    for (const row of rows) {
        const path = pathOf(row);
        const editCase: EditCase = EDIT_CASES[path] ?? { before: {}, edit: {} };
        const args = patched(STANDARD, editCase.before);
        const [before, after] = [checked(args), checked(patched(args, editCase.edit))];

        if (editCase.isRefused === true) {
            it(`${path} is refused where KubeRay does not know it`, () => {
                expect(after.problems.map((problem) => problem.path)).to.deep.equal([path.replace("*", "a")]);
            });
            continue;
        }

        it(`${path}: ${row.rule.class}, by the plan too, and the diff says so`, () => {
            expect([...before.problems, ...after.problems]).to.deep.equal([]);
            const outcomes = outcomesOf(row, editCase);
            const { warnings, changes } = diffRayCluster(before.inputs, after.inputs);
            expect(changes.some(({ replaces }) => replaces === true)).to.equal(row.rule.class === "replaces");
            if (row.rule.class !== "replaces") {
                const restarted = changedGroups(before.inputs, after.inputs);
                const anew = groupsThat(outcomes, "anew");
                // The head takes the others with it, whatever their own template.
                if (anew.includes("head")) expect(restarted, DECIDER).to.include(HEAD_GROUP);
                else expect(restarted, DECIDER).to.deep.equal(anew);
            }
            const wanted = warningOf(row, editCase);
            if (wanted === undefined) expect(warnings).to.deep.equal([]);
            else expect(warnings.join("\n")).to.match(new RegExp(wanted.source, "m"));
        });
    }
});
