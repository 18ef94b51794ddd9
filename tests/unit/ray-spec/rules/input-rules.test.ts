import { expect } from "chai";
import { checkInputs } from "../../../../provider/src/ray-cluster/inputs";
import { type PlainObject, type ResourceContext } from "../../../../provider/src/shared/custom-resource";
import { eachUnknown } from "../../../support/rule-rows/unknowns";
import { CLUSTER_ROWS } from "./input-rules/cluster-rows";
import { OVERRIDE_ROWS } from "./input-rules/override-rows";
import { POD_ROWS } from "./input-rules/pod-rows";
import { type Differs, VALID } from "./input-rules/row";
import { VOLUME_ROWS } from "./input-rules/volume-rows";

const ROWS = [...CLUSTER_ROWS, ...VOLUME_ROWS, ...POD_ROWS, ...OVERRIDE_ROWS];

const problemsOf = (differs: Differs): string[] =>
    checkInputs({ name: "train" } as ResourceContext, { ...VALID, ...differs } as PlainObject).problems.map(
        ({ path, reason }) => `${path}: ${reason}`,
    );

describe("the rules of the inputs of a Ray cluster", () => {
    it("have nothing against a valid cluster", () => {
        expect(problemsOf({})).to.deep.equal([]);
    });

    for (const { rule, refused, path, says, accepted } of ROWS) {
        it(`refuse what breaks this one, once and where it is, and accept what keeps it: ${rule}`, () => {
            const problems = problemsOf(refused);
            const ours = problems.filter((problem) => problem.startsWith(path) && says.test(problem));
            expect(ours, problems.join("\n")).to.have.lengthOf(1);
            expect(problemsOf(accepted)).to.deep.equal([]);
        });
    }

    it("say nothing of what is unknown", () => {
        for (const { rule, accepted } of ROWS)
            for (const { path, differs } of eachUnknown(accepted))
                expect(problemsOf(differs), `${path} is unknown: ${rule}`).to.deep.equal([]);
    });
});
