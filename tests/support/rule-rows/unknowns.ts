import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { type Differs } from "./row";

interface OneUnknown {
    /** What is unknown. */
    readonly path: string;
    readonly differs: Differs;
}

/** The inputs with one value after the other unknown: what is right may still be right then, and must not be refused. */
export const eachUnknown = (inputs: Differs): OneUnknown[] =>
    Object.entries(inputs).flatMap(([key, value]) => {
        if (value === undefined || value === null) return [];
        const itself = { path: key, differs: { ...inputs, [key]: UNKNOWN } };
        if (typeof value !== "object") return [itself];
        const inside = eachUnknown(value as Differs).map(({ path, differs }) => ({
            path: `${key}.${path}`,
            differs: { ...inputs, [key]: Array.isArray(value) ? Object.values(differs) : differs },
        }));
        return [itself, ...inside];
    });
