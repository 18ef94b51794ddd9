import { expect } from "chai";
import { useLab } from "../../support/lab";
import { idIn, type Row } from "../../support/rule-rows/row";
import { TABLES } from "../../support/rule-rows/tables";
import { asYaml, LATER, type YamlResource } from "../../support/rule-rows/yaml";
import { yamlStack } from "../../support/stack";

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

/** How Pulumi's YAML host puts a problem of an input, of a component and of a resource. */
const OF_COMPONENT = /^\s*- property (.*?) (?:with value '.*' )?has a problem: /s;
const OF_RESOURCE = /^kuberay:index:RayCluster resource '[^']*': property (.*?)(?: value \{.*\})? has a problem: /s;
/** What the lab's AWS adds. */
const AWS_AGREES = " AWS does not know it either, in the region of its provider.";

const asTold = (line: string): string =>
    line
        .replace(OF_COMPONENT, "$1: ")
        .replace(OF_RESOURCE, "$1: ")
        .replace(/^(warning|info): /, "")
        .replace(AWS_AGREES, "");

describe("the rules, in a preview of a YAML program", () => {
    const lab = useLab("preview-truth-rules");
    let previews = 0;

    /** Everything that a preview prints of these resources, line by line. */
    const said = async (rows: readonly Written[]): Promise<string[]> => {
        const resources = Object.fromEntries(rows.map(({ key, resource }) => [key, resource]));
        const stack = await yamlStack(lab(), `rules-${previews++}`, { ...resources, ...LATER });
        const messages: string[] = [];
        await stack
            .preview({ color: "never", onEvent: ({ diagnosticEvent: said }) => said && messages.push(said.message) })
            .catch(() => undefined);
        return messages.flatMap((message) => message.trimEnd().split("\n"));
    };

    for (const [what, rows] of [
        ["refusals of units", unitRefusals],
        ["warnings and notes", remarks],
    ] as const) {
        describe(`with all ${what}`, () => {
            let lines: readonly string[];

            before(async () => {
                lines = (await said(rows)).map(asTold);
            });

            for (const { row } of rows) it(`says ${row.says}`, () => expect(lines).to.include(row.says));
        });
    }

    for (const written of alone) {
        it(`says ${written.row.says}`, async () => {
            expect((await said([written])).map(asTold)).to.include(written.row.says);
        });
    }

    it("leaves to Pulumi's YAML host what the schema alone tells", async () => {
        const rows = ROWS.filter(isOfYaml);
        const lines = (await said(rows)).join("\n");
        for (const { row } of rows) expect(lines, idIn(row.says)).to.include(row.inYaml);
    });
});
