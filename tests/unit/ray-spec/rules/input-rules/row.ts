/** Inputs that differ from a valid cluster. */
export type Differs = Readonly<Record<string, unknown>>;

export const sizes = { cpu: 1, memory: "2Gi" };
export const VALID: Differs = { image: "rayproject/ray:2.55.0", head: sizes };

export const head = (differs: Differs): Differs => ({ head: { ...sizes, ...differs } });
export const volume = (differs: Differs): Differs => head({ volumes: { data: differs } });
export const template = (spec: Differs): Differs => head({ podTemplate: { spec } });
export const extra = (differs: Differs): Differs =>
    template({ containers: [{ name: "extra", image: "x", ...differs }] });
export const scaled = (differs: Differs): Differs => ({ workers: { gpu: { ...sizes, maxReplicas: 4, ...differs } } });

/** A rule, what breaks it and what keeps it. */
export interface Row {
    readonly rule: string;
    readonly refused: Differs;
    readonly path: string;
    readonly says: RegExp;
    readonly accepted: Differs;
}
