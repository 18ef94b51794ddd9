import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { type Definition } from "../../../provider/src/rules/definition";
import { RULE_SECTIONS, RULES } from "../../../provider/src/rules/list";
import { judgeLookup } from "../../support/rule-rows/lookup";
import { idIn } from "../../support/rule-rows/row";
import { TABLES } from "../../support/rule-rows/tables";
import { eachUnknown } from "../../support/rule-rows/unknowns";

/** Only a preview can call them forth: the test that does, and shows the message. */
const ELSEWHERE: Readonly<Record<string, string>> = {
    "R-CLUSTER-FOUND": "tests/preview/new-cluster.test.ts",
    "R-UNKNOWN-PARTS": "tests/preview/accept.test.ts",
    "R-OPEN-QUESTIONS": "tests/preview/new-cluster.test.ts",
    "R-TYPE-LOOKED-UP": "tests/preview/looked-up-types.test.ts",
};

/** Words that tell a user what to do. */
const ORDERS =
    "Add|Ask|Begin|Change|Choose|Correct|Did you mean|Give|Keep|Leave|Lower|Make|Merge|Mount|Name|Pick|Put|Raise|Remove|Rename|Say|Set|Shorten|Take|Turn|Unless|Use|Write";
/** A sentence that begins with one, and is the last but for what explains it. */
const WAY_OUT = new RegExp(`[.?:;"')] (?:${ORDERS})\\b[^\\]]*[.?] [[(]`);

/** The texts that a test expects; what stands in a comment, or as a bare id, is no message. */
function textsIn(source: string): string[] {
    const texts: string[] = [];
    const visit = (node: ts.Node): void => {
        if (ts.isStringLiteralLike(node)) texts.push(node.text);
        ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile("it.test.ts", source, ts.ScriptTarget.Latest));
    return texts;
}

/** A sentence, and the id as a message has it. */
const endsWith = (id: string): RegExp => new RegExp(`\\w[.?] (\\(accept: ${id}\\)|\\[${id}\\])$`);

const rules: readonly (readonly [string, Definition])[] = Object.entries(RULES);
const messages = TABLES.flatMap(([, , rows]) => rows.map(({ says }) => says));

describe("the list of rules", () => {
    it("has a message for each rule, and a rule for each message", () => {
        const shown = [...messages.map(idIn), ...Object.keys(ELSEWHERE)];
        expect([...new Set(shown)].sort(), "rows of tests/support/rule-rows").to.deep.equal(
            rules.map(([id]) => id).sort(),
        );
    });

    it("names each rule once, in a few words", () => {
        const ids = Object.values(RULE_SECTIONS).flatMap((section) => Object.keys(section));
        expect(ids).to.have.lengthOf(new Set(ids).size);
        for (const id of ids) expect(id).to.match(/^R(-[A-Z0-9]+){1,3}$/);
    });

    it("says of each rule what it demands, as a sentence, and whose it is", () => {
        for (const [id, { demands, source }] of rules) {
            expect(demands, id).to.match(/^(`|[A-Za-z/]).*\.$/);
            expect(source, id).to.match(/^(ours|(KubeRay|EKS|EC2|Kubernetes|Ray|Pulumi) \S.*)$/);
        }
    });

    for (const [id, file] of Object.entries(ELSEWHERE)) {
        it(`leaves ${id} to a preview that shows it`, () => {
            const source = readFileSync(join(__dirname, "../../..", file), "utf8");
            const messages = textsIn(source).filter((text) => endsWith(id).test(text));
            expect(messages, file).to.have.length.above(0);
        });
    }
});

describe("a message", () => {
    for (const [what, judge, rows] of TABLES) {
        for (const { bad, says, followed } of rows) {
            it(`about ${what} says so, and its way out is one: ${says}`, async () => {
                const verdict = await judge(bad);
                expect([...verdict.refusals, ...verdict.remarks]).to.include(says);
                expect(followed).to.have.length.above(0);
                for (const inputs of followed) {
                    const after = await judge(inputs);
                    expect(after.refusals, JSON.stringify(inputs)).to.deep.equal([]);
                    expect(after.remarks.map(idIn), JSON.stringify(inputs)).not.to.include(idIn(says));
                }
            });
        }
    }

    for (const [what, judge, rows] of TABLES.filter(([, judge]) => judge !== judgeLookup)) {
        it(`about ${what} waits until what it is about is known`, async () => {
            for (const inputs of rows.flatMap(({ followed }) => followed))
                for (const { path, differs } of eachUnknown(inputs).filter(({ path }) => path !== "unit")) {
                    const { refusals } = await judge(differs);
                    const toWaitFor = refusals.filter((refusal) => idIn(refusal) !== "R-POOL-KNOWN");
                    expect(toWaitFor, `${path} is unknown in ${JSON.stringify(inputs)}`).to.deep.equal([]);
                }
        });

        it(`about ${what} does not stumble over a part of it that is unknown`, async () => {
            for (const { bad } of rows) for (const { differs } of eachUnknown(bad)) await judge(differs);
        });
    }

    it("has a path, and sentences of which the last one is the way out", () => {
        for (const says of messages) {
            if (idIn(says) === "R-GROUP-QUOTA") continue; // It is about the EKS cluster, not an input.
            expect(says).to.match(/^[a-zA-Z](?:[^:"]|"[^"]*")*: /);
        }
        const toMend = messages.filter((says) => RULES[idIn(says) as keyof typeof RULES].level !== "note");
        for (const says of toMend) expect(says).to.match(WAY_OUT);
    });

    it("that is a remark does not speak of losses, by which a check of pull requests knows what an edit disrupts", () => {
        const remarks = messages.filter((says) => !says.endsWith("]"));
        for (const says of remarks) expect(says).not.to.match(/\blos[et]/);
    });

    it("says by how it ends whether it can be accepted", () => {
        for (const says of messages) {
            const { level } = RULES[idIn(says) as keyof typeof RULES];
            expect(says.endsWith(level === "error" ? "]" : ")"), says).to.equal(true);
        }
    });
});
