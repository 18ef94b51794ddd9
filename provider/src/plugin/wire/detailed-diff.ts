import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Difference, PropertyChange } from "../../shared/custom-resource";

const { Kind } = PropertyDiff;
const KINDS: Readonly<Record<PropertyChange["kind"], readonly [PropertyDiff.Kind, PropertyDiff.Kind]>> = {
    add: [Kind.ADD, Kind.ADD_REPLACE],
    delete: [Kind.DELETE, Kind.DELETE_REPLACE],
    update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
};

/** The engine's answer to a diff: it displays the listed paths and nothing else. */
export function diffResponse({ changes, deleteBeforeReplace = false }: Difference): DiffResponse {
    const response = new DiffResponse();
    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    response.setChanges(changes.length === 0 ? DIFF_NONE : DIFF_SOME);
    response.setHasdetaileddiff(true);
    response.setDeletebeforereplace(deleteBeforeReplace);
    response.setDiffsList(topLevel(changes));
    response.setReplacesList(topLevel(changes.filter((change) => change.replaces === true)));
    for (const change of changes) response.getDetaileddiffMap().set(change.path, propertyDiff(change));
    return response;
}

function propertyDiff({ kind, replaces = false }: PropertyChange): PropertyDiff {
    const [updates, replacing] = KINDS[kind];
    // Old and new inputs are compared, not old outputs with new inputs.
    return new PropertyDiff().setKind(replaces ? replacing : updates).setInputdiff(true);
}

const topLevel = (changes: readonly PropertyChange[]): string[] => [
    ...new Set(changes.map(({ path }) => path.split(/[.[]/)[0] ?? path)),
];
