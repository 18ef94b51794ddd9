import { format } from "prettier";
import { type Definition } from "../src/rules/definition";
import { RULE_SECTIONS, RULES } from "../src/rules/list";

const OPENING = `_This page is generated from the code by \`npm run generate\`: do not edit it._

# The rules

Every rule that a preview checks, with its id, its level and whose rule it is. What the levels mean, and how a warning is
accepted, is on [its own page](accepting-warnings.md).
`;

/** `docs/rules.md`: every rule there is, for users. */
export function rulesPageText(): Promise<string> {
    const sections = Object.entries(RULE_SECTIONS).map(
        ([heading, rules]: [string, Readonly<Record<string, Definition>>]) => `## ${heading}\n\n${table(rules)}`,
    );
    return format([OPENING, `${counted()}\n`, ...sections].join("\n"), { parser: "markdown", printWidth: 120 });
}

function counted(): string {
    const all = Object.values<Definition>(RULES);
    const of = (level: Definition["level"]): number => all.filter((rule) => rule.level === level).length;
    return `${all.length} rules: ${of("error")} errors, ${of("warning")} warnings, ${of("note")} notes.`;
}

function table(rules: Readonly<Record<string, Definition>>): string {
    const lines = Object.entries(rules).map(
        ([id, { level, source, demands }]) => `| \`${id}\` | ${level} | ${demands} | ${source} |`,
    );
    return ["| rule | level | what it demands | whose |", "| --- | --- | --- | --- |", ...lines].join("\n") + "\n";
}
