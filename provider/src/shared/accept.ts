import { RULES, type RuleId } from "../rules/list";
import { type Breach, breachesOf } from "./breach";
import { Type } from "./definition";
import { below } from "./problems";
import { along, keysOf } from "./property-path";
import { didYouMean } from "./similar";
import { isUnknown } from "./unknown";
import { isRecord } from "./known";

/** The input that silences warnings; `of` says what it reaches, e.g. "this pool". */
export const acceptInput = (of: string) =>
    Type.Optional(
        Type.Array(Type.String({ description: "The id of a rule, e.g. `R-SPOT-HEAD`." }), {
            description: `Ids of warnings and notes about ${of} that the preview need not repeat, e.g. \`R-SPOT-HEAD\`; each ends with its id. An error cannot be accepted. An edit changes nothing that runs. Default: none.`,
        }),
    );

/** The ids of `accept`, of whatever shape the input is: a text that stands where a list should is the shape check's. */
export const acceptedIn = (accept: unknown): readonly unknown[] =>
    Array.isArray(accept) ? (accept as readonly unknown[]) : [];

/** What `accept` names and cannot silence. */
export const acceptBreaches = (accept: unknown, path: string): Breach[] =>
    acceptedIn(accept).flatMap((id, at) => {
        if (typeof id !== "string" || isUnknown(id)) return [];
        const reason = refusalOf(id);
        return reason === undefined ? [] : breachesOf("R-ACCEPT", [{ path: below(below(path, "accept"), at), reason }]);
    });

function refusalOf(id: string): string | undefined {
    const rule = Object.hasOwn(RULES, id) ? RULES[id as RuleId] : undefined;
    if (rule === undefined) {
        const better = didYouMean(id.toUpperCase(), acceptable()).trim() || "Give the id at the end of the warning.";
        return `is the id of a warning, got "${id}". ${better}`;
    }
    return rule.level === "error"
        ? `an error cannot be accepted, got "${id}". Remove it, and mend the inputs.`
        : undefined;
}

const acceptable = (): string[] => Object.entries(RULES).flatMap(([id, { level }]) => (level === "error" ? [] : [id]));

/** Those that are not accepted. */
export const unaccepted = (breaches: readonly Breach[], accept: unknown): Breach[] =>
    breaches.filter(({ rule }) => !acceptedIn(accept).includes(rule));

/** Those that are not accepted by these inputs, nor by any part of them on the way to what they are about. */
export const unacceptedAlong = (breaches: readonly Breach[], inputs: unknown): Breach[] =>
    breaches.filter(({ rule, path }) =>
        [inputs, ...along(inputs, keysOf(path))].every((part) => !acceptedIn(acceptOf(part)).includes(rule)),
    );

const acceptOf = (part: unknown): unknown => (isRecord(part) && "accept" in part ? part.accept : undefined);

interface Log<T> {
    warn(message: string): T;
    info(message: string): T;
}

/** Says warnings and notes, each with the id that silences it; hands back what the log answers. */
export const tell = <T>(breaches: readonly Breach[], log: Log<T>): T[] =>
    breaches.map(({ path, reason, rule }) => {
        const message = `${path === "" ? "" : `${path}: `}${reason} (accept: ${rule})`;
        return RULES[rule].level === "note" ? log.info(message) : log.warn(message);
    });
