import { contentHash } from "../../shared/names";
import { type Fixed, type LiveNodeGroups, mustBeReplaced } from "./live-node-group";

/** EKS user guide, "Creating a managed node group". */
const MAX_GROUP_NAME = 63;
/** One in use, one replacing it, and one should the replacement fail as well. */
const GENERATIONS = [0, 1, 2] as const;

/** `<unit>-<pool>-<hash>`: the unit's name gives way when the whole is too long, the hash keeps it apart. */
export function physicalName(unit: string, pool: string, content: unknown): string {
    const tail = `-${pool}-${contentHash(content)}`;
    // A pool on its own bears its unit's name: once is enough.
    if (unit === pool) return tail.slice(1);
    const head = unit.replace(/[^A-Za-z0-9-]+/g, "-").slice(0, MAX_GROUP_NAME - tail.length);
    return `${head.replace(/^-+|-+$/g, "")}${tail}`;
}

/** Whether a group is named as those of this pool are, whatever their content. */
export function isNameOf(unit: string, pool: string, name: string): boolean {
    const [example, hash] = [physicalName(unit, pool, {}), contentHash({})];
    const [own, end] = [example.slice(0, -hash.length), name.slice(-hash.length)];
    return name === `${own}${end}` && /^[0-9a-f]+$/.test(end);
}

/**
 * The names that a group of this content may bear. The first is the rule. The others are for a group whose content is
 * unchanged and that has to be replaced all the same, because EKS failed to create it: two groups of one name cannot
 * coexist, and an update would not repair it.
 */
export const groupNames = (unit: string, pool: string, content: object): string[] =>
    GENERATIONS.map((generation) => physicalName(unit, pool, generation === 0 ? content : { ...content, generation }));

/** The name of the group that is there and can stay; else the first that is free. */
export function chooseGroupName(names: readonly string[], live: LiveNodeGroups, fixed: Fixed): string {
    const staying = names.find((name) => {
        const group = live.get(name);
        return group !== undefined && group.status !== "DELETING" && !mustBeReplaced(group, fixed);
    });
    return staying ?? names.find((name) => !live.has(name)) ?? names[0] ?? "";
}
