import { type IdsOf, type Level } from "../rules/definition";
import { type RuleId } from "../rules/list";
import { type Problem } from "./problems";

/** A problem, and the rule of the list that it breaks. */
export interface Breach extends Problem {
    readonly rule: RuleId;
}

/** What checks the rules of a group: one entry for each, so that none is without a definition or without a check. */
export type Checks<Group, Check, L extends Level = "error"> = Readonly<Record<IdsOf<Group, L>, Check>>;

/** Asks each check of a table, and says of what it finds which rule that breaks. */
export function breachesBy<Check>(
    checks: Readonly<Partial<Record<RuleId, Check>>>,
    ask: (check: Check) => readonly Problem[],
): Breach[] {
    const found: Breach[] = [];
    // Hardly any check finds something, and there are many.
    for (const rule of Object.keys(checks) as RuleId[]) {
        const check = checks[rule];
        const problems = check === undefined ? [] : ask(check);
        if (problems.length > 0) found.push(...breachesOf(rule, problems));
    }
    return found;
}

/** The problems as breaches of this one rule. */
export const breachesOf = (rule: RuleId, problems: readonly Problem[]): Breach[] =>
    problems.map((problem) => ({ ...problem, rule }));

/** Two rules about one place mostly say the same twice: the first, more basic one is kept. */
export function firstOfEachPath(breaches: readonly Breach[]): Breach[] {
    const seen = new Set<string>();
    return breaches.filter(({ path }) => !seen.has(path) && seen.add(path));
}

/** How a user reads it: the id last, to look it up by. */
export const refusal = ({ reason, rule }: Omit<Breach, "path">): string => `${reason} [${rule}]`;
