import { isRecord, knownText } from "../shared/known";
import { type PlainObject, type ReadResult } from "../shared/custom-resource";

/** The engine keeps what starts so in the state and shows it nowhere. */
export const INCARNATION = "__incarnation";

/** `undefined` for a resource that was imported, or made before incarnations were recorded. */
export const recordedIncarnation = (state: PlainObject): string | undefined => knownText(state[INCARNATION]);

/** Likewise: inputs that were written by an `up` that failed later. Of those the engine keeps the ones before. */
export const WRITTEN = "__written";

export function withWritten(state: PlainObject, inputs: PlainObject): PlainObject {
    const written = Object.fromEntries(Object.entries(inputs).filter(([input]) => input !== "kubeconfig"));
    return { ...state, [WRITTEN]: written };
}

/** The inputs that the cluster has been given last, be it by an `up` that failed. */
export function lastWritten({ inputs, state }: Pick<ReadResult, "inputs" | "state">): PlainObject {
    const written = state[WRITTEN];
    const { kubeconfig } = inputs;
    if (!isRecord(written)) return inputs;
    return { ...written, ...(kubeconfig !== undefined && { kubeconfig }) };
}
