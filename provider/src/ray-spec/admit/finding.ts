import { type RuleId } from "../../rules/list";

/** Where something is in a RayCluster object: `["workerGroupSpecs", 0, "groupName"]`. */
export type Place = readonly (string | number)[];

/** Something that the API server or the operator would refuse, and where in the spec it is. */
export interface Finding {
    readonly place: Place;
    /** The input that is to blame, where it is none of the spec's: of the object that has the spec. */
    readonly input?: readonly string[];
    readonly reason: string;
    /** Whether something is missing: it may still come, while inputs are unknown. */
    readonly absent?: boolean;
}

/** With the rule that it breaks. */
export interface RuledFinding extends Finding {
    readonly rule: RuleId;
}

export const findingsOfRule = (rule: RuleId, findings: readonly Finding[]): RuledFinding[] =>
    findings.length === 0 ? [] : findings.map((finding) => ({ ...finding, rule }));

/** What each check of a table finds, with the rule that it checks. */
export function findingsBy<Check>(
    checks: Readonly<Partial<Record<RuleId, Check>>>,
    ask: (check: Check) => readonly Finding[],
): RuledFinding[] {
    const found: RuledFinding[] = [];
    // Hardly any check finds something, and there are many.
    for (const rule of Object.keys(checks) as RuleId[]) {
        const check = checks[rule];
        const findings = check === undefined ? [] : ask(check);
        if (findings.length > 0) found.push(...findingsOfRule(rule, findings));
    }
    return found;
}
