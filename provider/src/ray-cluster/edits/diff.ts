import { type PlannedArgs } from "../plan/planned-args";
import { type Change, changesBetween } from "../../ray-object/changes";
import { knownMap } from "../../shared/known";
import { serverChange } from "../../ray-object/server-change";
import { type Difference, type PlainObject, type PropertyChange } from "../../shared/custom-resource";
import { below } from "../../shared/problems";
import { containsUnknown } from "../../shared/unknown";
import { editRule } from "./edits";
import { clusterImpact } from "./impact";
import { openImpact, podsNow } from "./open-impact";

const KUBERAY_OPERATOR = "ray.io/kuberay-operator";

export interface RayClusterDifference extends Difference {
    /** What the edit disrupts, for the preview. */
    readonly warnings: readonly string[];
}

/** What differs, what that replaces, and what it does to running pods. */
export function diffRayCluster(was: PlainObject, now: PlainObject): RayClusterDifference {
    const edits = [...changesBetween(visible(was), visible(now)), ...driftChanges(was)];
    const server = serverChange(was.kubeconfig, now.kubeconfig);
    const replaces = ({ keys }: Change): boolean =>
        editRule(keys).class === "replaces" && !(keys[0] === "managedBy" && sameManager(was, now));
    const changes = [
        ...edits.map((edit): PropertyChange => {
            const { path, kind } = edit;
            return { path, kind, ...(replaces(edit) && { replaces: true }) };
        }),
        ...server,
    ];
    const replacing = changes.filter(({ replaces }) => replaces === true);
    return {
        changes,
        // With the same name there is no room for both; with another, the new cluster comes first.
        deleteBeforeReplace: replacing.length > 0 && was.name === now.name && was.namespace === now.namespace,
        warnings: replacing.length > 0 ? [replaced(replacing, was)] : warningsOf(was, now, edits),
    };
}

/**
 * What an `up` that failed has begun, beside what is said of the edit since then. Nobody knows how far it came: pods
 * that it left are restarted by the next one.
 */
export const begunBefore = (was: PlainObject, now: PlainObject, said: readonly string[]): string[] =>
    diffRayCluster(was, now)
        .warnings.filter((warning) => !said.includes(warning))
        .map((warning) => `${warning} (begun by an \`up\` that failed: as far as it is left)`);

/** A renewed credential, or a warning that is accepted, is no change of the cluster; drift is shown place by place. */
const visible = (inputs: PlainObject): PlainObject =>
    Object.fromEntries(Object.entries(inputs).filter(([name]) => !INVISIBLE.includes(name)));

const INVISIBLE = ["kubeconfig", "accept", "drift"];

/** One for each place, where a map that is on one side only would be a single change that names none of them. */
const driftChanges = ({ drift }: PlainObject): Change[] =>
    Object.keys(knownMap(drift)).map((place) => ({
        keys: ["drift", place],
        path: below("drift", place),
        kind: "delete",
    }));

/** Nobody but the operator has it unless that is said: saying so is no change. */
const sameManager = (was: PlainObject, now: PlainObject): boolean =>
    (was.managedBy ?? KUBERAY_OPERATOR) === (now.managedBy ?? KUBERAY_OPERATOR);

const replaced = (changes: readonly PropertyChange[], was: PlainObject): string =>
    `${changes.map(({ path }) => path).join(", ")}: replaces the RayCluster; ${lost(podsNow(was))}`;

const lost = (pods: string): string =>
    pods === "" ? "it has no pods now" : `its pods (${pods}), and all work on them, are lost`;

function warningsOf(was: PlainObject, now: PlainObject, edits: readonly Change[]): string[] {
    if (edits.length === 0) return [];
    const drifted = edits.filter(({ keys }) => keys[0] === "drift");
    const undone =
        drifted.length > 0
            ? [`${drifted.map(({ keys }) => keys[1]).join(", ")}: edited by somebody else; \`up\` writes it back`]
            : [];
    if (!containsUnknown(was) && !containsUnknown(now)) {
        return [...undone, ...clusterImpact(was as unknown as PlannedArgs, now as unknown as PlannedArgs, edits)];
    }
    return [...undone, ...openImpact(was, now, edits)];
}
