import { createHash } from "node:crypto";
import { canonical } from "./canonical";
import { type Problem } from "./problems";

/** Longest label of DNS, hence of Kubernetes. */
export const MAX_DNS_LABEL = 63;

const HASH_LENGTH = 6;

interface NameRule {
    /** What is named, e.g. `a pool`. */
    readonly what: string;
    readonly maximum: number;
    /** DNS-1035 (Services, Ray objects) wants a letter first; DNS-1123 (namespaces) takes a digit too. */
    readonly startsWithLetter?: boolean;
    /** Why the limit is lower than DNS allows, e.g. `KubeRay cuts longer names`. */
    readonly because?: string;
}

/** Whether a name is a DNS label of the length allowed; one problem for each thing wrong. */
export function nameProblems(path: string, name: string, rule: NameRule): Problem[] {
    const { what, maximum, startsWithLetter = true, because } = rule;
    const problems: Problem[] = [];
    const shape = startsWithLetter ? /^[a-z]([-a-z0-9]*[a-z0-9])?$/ : /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
    if (!shape.test(name)) {
        const first = startsWithLetter ? "a letter first" : "a letter or digit first";
        problems.push({
            path,
            reason: `the name of ${what} is lower-case letters, digits and "-", ${first} and no "-" last; got "${name}". Rename it${suggestion(name, shape, maximum)}.`,
        });
    }
    if (name.length > maximum) {
        const why = because === undefined ? "" : ` (${because})`;
        problems.push({
            path,
            reason: `the name of ${what} has at most ${maximum} characters${why}, got ${name.length}. Shorten it.`,
        });
    }
    return problems;
}

function suggestion(name: string, shape: RegExp, maximum: number): string {
    const better = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .slice(0, maximum)
        .replace(/^-+|-+$/g, "");
    return shape.test(better) ? `, e.g. to "${better}"` : "";
}

/**
 * Six hexadecimal characters that depend on the content alone, whatever the order of its keys. AWS objects that cannot
 * coexist carry it in their name: a retry after a crash meets the same name, a replacement gets a new one.
 */
export function contentHash(content: unknown): string {
    return createHash("sha256").update(canonical(content)).digest("hex").slice(0, HASH_LENGTH);
}
