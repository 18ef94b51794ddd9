import { createHash } from "node:crypto";
import { canonical } from "../shared/canonical";
import { type SpecDigests } from "./drift";
import { type LiveCrd } from "./plan";

/** Taken from what the API server keeps, after its defaulting: equal as long as nobody writes. */
export const digestsOf = (crds: readonly LiveCrd[]): SpecDigests =>
    Object.fromEntries(crds.map(({ metadata, spec }) => [metadata.name, digest(spec)]));

const digest = (spec: unknown): string => createHash("sha256").update(canonical(spec)).digest("hex").slice(0, 16);
