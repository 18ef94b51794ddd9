import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { RULES } from "../../../provider/src/rules/list";
import { useLab } from "../../support/lab";
import { idIn, type Row } from "../../support/rule-rows/row";
import { TABLES } from "../../support/rule-rows/tables";
import { asYaml, LATER, type YamlResource } from "../../support/rule-rows/yaml";
import { failureOf, yamlProgram, yamlStack } from "../../support/stack";

interface Written {
    readonly row: Row;
    readonly key: string;
    readonly resource: YamlResource;
}

const ROWS: readonly Written[] = TABLES.flatMap(([, judge, rows], table) =>
    rows.flatMap((row, at) => {
        const resource = asYaml(judge, row.bad);
        return resource === undefined ? [] : [{ row, key: `row-${table}-${at}`, resource }];
    }),
);
const isRefusal = ({ row }: Written): boolean => row.says.endsWith("]");
const isOfYaml = ({ row }: Written): boolean => row.inYaml !== undefined;
const isUnit = ({ resource }: Written): boolean => resource.type === "kuberay:RayPlatform";
/** AWS is asked, and a preview that others make fail does not wait for the answer. */
const isAsked = ({ row }: Written): boolean => idIn(row.says) === "R-TYPE-KNOWN";

const ours = ROWS.filter((row) => !isOfYaml(row));
const remarks = ours.filter((row) => !isRefusal(row));
/** Units are judged one by one, and all of them; the first Ray cluster that is refused ends a preview. */
const unitRefusals = ours.filter((row) => isRefusal(row) && isUnit(row) && !isAsked(row));
const alone = ours.filter((row) => !remarks.includes(row) && !unitRefusals.includes(row));

/** Needs a cluster or an account in some state: shown by tests of the one or the other. */
const ELSEWHERE = [
    "R-AUTOSCALER-IMAGE",
    "R-CLUSTER-FOUND",
    "R-CRDS-DOWNGRADE",
    "R-CRDS-VERSION",
    "R-GROUP-QUOTA",
    "R-OPEN-QUESTIONS",
    "R-POOL-PLATFORM",
    "R-POOL-VERSION",
    "R-SUBNET-ZONE",
    "R-TYPE-LOOKED-UP",
    "R-UNIT-TWICE",
    "R-UNKNOWN-PARTS",
];

/** How Pulumi's YAML host puts a problem of an input, of a component and of a resource. */
const OF_COMPONENT = /^\s*- property (.*?) (?:with value '.*' )?has a problem: /s;
const OF_RESOURCE = /^kuberay:index:RayCluster resource '[^']*': property (.*?)(?: value \{.*\})? has a problem: /s;
/** What the lab's AWS adds. */
const AWS_AGREES = " AWS does not know it either, in the region of its provider.";

const asTold = (line: string): string =>
    line.replace(OF_COMPONENT, "$1: ").replace(OF_RESOURCE, "$1: ").replace(AWS_AGREES, "");

const LEVELS = { error: "error", warning: "warning", note: "info" } as const;
const ruled = ({ says }: Row): string => `${LEVELS[RULES[idIn(says) as keyof typeof RULES].level]}: ${says}`;

const PROJECT = "rules";

describe("the rules, in a preview of a YAML program", () => {
    const lab = useLab("preview-truth-rules");
    let stack: Stack;

    // No preview leaves anything behind for the next.
    before(async () => {
        stack = await yamlStack(lab(), PROJECT, {});
    });

    /** Everything that a preview of a program with these prints, line by line. */
    async function linesOf(rows: readonly Written[], isRefused: boolean): Promise<string[]> {
        const resources = Object.fromEntries(rows.map(({ key, resource }) => [key, resource]));
        yamlProgram(lab(), PROJECT, { ...resources, ...LATER });
        const lines: string[] = [];
        const preview = stack.preview({
            color: "never",
            onEvent: ({ diagnosticEvent: said }) => {
                if (said === undefined) return;
                for (const line of said.message.split("\n")) lines.push(`${said.severity}: ${asTold(line)}`);
            },
        });
        await (isRefused ? failureOf(preview) : preview);
        return lines;
    }

    for (const [what, rows] of [
        ["refusals of units", unitRefusals],
        ["warnings and notes", remarks],
    ] as const) {
        describe(`with all ${what}`, () => {
            let lines: readonly string[];

            before(async () => {
                lines = await linesOf(rows, rows === unitRefusals);
            });

            for (const { row } of rows) it(`says ${row.says}`, () => expect(lines).to.include(ruled(row)));
        });
    }

    for (const written of alone) {
        it(`says ${written.row.says}`, async () => {
            expect(await linesOf([written], true)).to.include(ruled(written.row));
        });
    }

    it("leaves to Pulumi's YAML host what the schema alone tells", async () => {
        const rows = ROWS.filter(isOfYaml);
        const lines = (await linesOf(rows, true)).join("\n");
        for (const { row } of rows) expect(lines, idIn(row.says)).to.include(row.inYaml);
    });

    it("shows every rule that an input can break", () => {
        const shown = new Set(ROWS.map(({ row }) => idIn(row.says)));
        expect(
            Object.keys(RULES)
                .filter((id) => !shown.has(id))
                .sort(),
        ).to.deep.equal(ELSEWHERE);
    });
});
