import { type Breach, refusal } from "../../../provider/src/shared/breach";
import { tell } from "../../../provider/src/shared/accept";

/** Inputs that differ from valid ones. */
export type Differs = Readonly<Record<string, unknown>>;

/** A message, what calls it forth, and what comes of following its way out to the letter, each of them if it has two. */
export interface Row {
    readonly bad: Differs;
    readonly says: string;
    readonly followed: readonly Differs[];
    /** What Pulumi's YAML host says instead, where it knows by the schema and does not ask us. */
    readonly inYaml?: string;
}

/** What a user reads of inputs: refusals first; remarks only where nothing is refused. */
export interface Verdict {
    readonly refusals: readonly string[];
    readonly remarks: readonly string[];
}

export type Judge = (differs: Differs) => Verdict | Promise<Verdict>;

export const verdict = (breaches: readonly Breach[], remarks: () => readonly Breach[] = () => []): Verdict => ({
    refusals: breaches.map((breach) => `${breach.path}: ${refusal(breach)}`),
    remarks: breaches.length > 0 ? [] : tell(remarks(), { warn: (text) => text, info: (text) => text }),
});

/** The id at the end of a message. */
export const idIn = (message: string): string => /(R-[A-Z0-9-]+)[\])]$/.exec(message)?.[1] ?? "";
