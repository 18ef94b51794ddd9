import { expect } from "chai";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { kubeRaySources } from "../../../../provider/codegen/kuberay-manifests/module";
import { checkInputs } from "../../../../provider/src/ray-cluster/inputs";
import { type ResourceContext } from "../../../../provider/src/shared/custom-resource";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";
import { KUBERAY_RULES } from "./kuberay-rules";

const VALID = { image: "rayproject/ray:2.54.0", head: { cpu: 1, memory: "2Gi" } };

const problemsOf = (differs: object): string[] =>
    checkInputs({ name: "train" } as ResourceContext, { ...VALID, ...differs }).problems.map(
        ({ path, reason }) => `${path}: ${reason}`,
    );

/** The functions of KubeRay's validation that RayClusters go through. */
const FUNCTIONS = /^func (ValidateRayCluster\w+|validateRayGroup\w+|validateWorkerGroupIdleTimeout)\([^]*?^}/gm;
/** A message, which may be several strings added up. Those that only join others say nothing of their own. */
const MESSAGES = /(?:fmt\.Errorf|errstd\.New|fmt\.Sprintf)\(\s*("(?:[^"\\]|\\.)*"(?:\s*\+\s*"(?:[^"\\]|\\.)*")*)/g;

function messagesIn(source: string): string[] {
    const bodies = [...source.matchAll(FUNCTIONS)].map(([body]) => body).join("\n");
    const literals = [...bodies.matchAll(MESSAGES)].map(([, literal = ""]) => literal);
    const texts = literals.map((literal) =>
        [...literal.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part = ""]) => part).join(""),
    );
    return texts.filter((text) => text !== "%s");
}

describe("KubeRay's own rules for RayClusters", () => {
    it("accept the cluster that the tests break", () => {
        expect(problemsOf({})).to.deep.equal([]);
    });

    it("are all in the list, and no other is", async () => {
        const file = join(await kubeRaySources(DEFAULT_KUBERAY_VERSION), "controllers/ray/utils/validation.go");
        const messages = messagesIn(await readFile(file, "utf8"));
        expect(messages).to.have.lengthOf.above(30);
        expect([...new Set(messages)].sort()).to.deep.equal(KUBERAY_RULES.map(({ message }) => message).sort());
    });

    for (const { message, differs, path = "", says, cannot } of KUBERAY_RULES) {
        if (cannot !== undefined) {
            it(`cannot be broken with our inputs, since ${cannot}: ${message}`, () => {
                expect(differs).to.equal(undefined);
            });
            continue;
        }
        it(`are told at preview, where the input is: ${message}`, () => {
            const problems = problemsOf(differs ?? {});
            const ours = problems.filter((problem) => problem.startsWith(`${path}: `));
            expect(ours, problems.join("\n")).to.have.lengthOf(1);
            expect(ours[0]).to.match(says ?? /./);
        });
    }
});
