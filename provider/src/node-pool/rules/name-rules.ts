import { MAX_DNS_LABEL, nameProblems } from "../../shared/names";
import { below, type Problem } from "../../shared/problems";
import { type PoolRule } from "./rule";

/** Leaves room for the unit's name and the hash in the 63 characters of a node group's name. */
const MAX_POOL_NAME = 30;

export const poolNameIsUsable: PoolRule = (_pool, { name, path }) =>
    nameProblems(path === "" ? "poolName" : path, name, {
        what: "a node pool",
        maximum: MAX_POOL_NAME,
        because: "it becomes part of AWS names",
    });

/** The unit of a pool on its own becomes a node label. */
export const platformIsALabel = (platform: string): Problem[] =>
    nameProblems("platform", platform, { what: "a unit", maximum: MAX_DNS_LABEL, because: "it becomes a node label" });

/** Two names that AWS, which ignores case in role names, or a label cannot tell apart. */
export function namesDiffer(names: readonly string[], path: string): Problem[] {
    const spellings = names.map(normalised);
    return names.flatMap((name, at) => {
        const spelling = spellings[at];
        const twin = names.find((_, otherAt) => otherAt !== at && spellings[otherAt] === spelling);
        // The one that is spelt as it should be is not to blame; of two others, the later one is.
        if (twin === undefined || name === spelling || (twin !== spelling && names.indexOf(twin) > at)) return [];
        const reason = `collides with the pool "${twin}": in AWS both become "${spelling}". Rename one of them so that they differ in letters or digits.`;
        return [{ path: below(path, name), reason }];
    });
}

const normalised = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
