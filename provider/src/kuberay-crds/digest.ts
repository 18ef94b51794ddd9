import { createHash } from "node:crypto";
import { type SpecDigests } from "./drift";
import { type LiveCrd } from "./plan";

/** Taken from what the API server keeps, after its defaulting: equal as long as nobody writes. */
export const digestsOf = (crds: readonly LiveCrd[]): SpecDigests =>
    Object.fromEntries(crds.map(({ metadata, spec }) => [metadata.name, digest(spec)]));

const digest = (spec: unknown): string => createHash("sha256").update(canonical(spec)).digest("hex").slice(0, 16);

/** The API server keeps the order of keys of a definition's schema no more than JSON does. */
const canonical = (spec: unknown): string =>
    JSON.stringify(spec, (_key, value: unknown) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
            : value,
    );
