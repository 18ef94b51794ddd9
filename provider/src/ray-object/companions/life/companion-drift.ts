import { pathText, treeDifferences } from "../../../ray-spec/tree/differences";
import { type Companion } from "../companion";
import { type SeenCompanion, unwanted } from "./seen";
import { type Json, type Tree } from "../../../shared/tree";

/** Where the companions are not what was written, by places under `drift`; what is seen there. */
export function companionDrift(
    planned: readonly Companion[],
    ours: readonly SeenCompanion[],
    owner: string | undefined,
): Tree {
    const differing = planned.flatMap((wanted): [string, Json][] => {
        const seen = ours.find((it) => it.word === wanted.word && nameOf(it) === nameOf(wanted));
        const place = placeOf(wanted);
        if (seen === undefined) return [[place, "deleted"]];
        if (seen.object.metadata.deletionTimestamp !== undefined) return [[place, "being deleted"]];
        if (isLost(seen)) return [[place, seen.object.status?.phase ?? ""]];
        const { annotations = {} } = wanted.object.metadata;
        return treeDifferences({ metadata: { annotations }, spec: wanted.object.spec }, seen.object).map(
            ({ path, live }) => [`${place}.${pathText(path)}`, live ?? "deleted"],
        );
    });
    const left = unwanted(planned, ours, owner).map((seen): [string, Json] => [placeOf(seen), "left over"]);
    return Object.fromEntries([...differing, ...left]);
}

/** A volume whose claim was deleted behind our back serves no other until it is made anew. */
export const isLost = ({ word, object }: SeenCompanion): boolean =>
    word === "persistentVolume" && ["Released", "Failed"].includes(object.status?.phase ?? "");

type Named = Pick<Companion, "word"> & { readonly object: { readonly metadata: { readonly name: string } } };

const nameOf = ({ object }: Named): string => object.metadata.name;

/** A cluster has one of most kinds, and any number of volumes. */
const placeOf = (it: Named): string =>
    it.word === "persistentVolume" || it.word === "claim" ? `${it.word}.${nameOf(it)}` : it.word;
