import { type DiffRequest, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { type Difference, changedInputs, differences } from "./difference";
import { kindOf } from "./kinds/kinds";
import { fromStruct, type Properties } from "./properties";

const { Kind } = PropertyDiff;
const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;

/** What changes, and whether that makes a new resource. Old inputs are compared with new ones, never with outputs. */
export function diffResource(request: DiffRequest, region: string): DiffResponse {
    const kind = kindOf(request.getType());
    const [oldInputs, newInputs] = [fromStruct(request.getOldInputs()), fromStruct(request.getNews())];
    const found =
        kind.global === true
            ? differences(kind, oldInputs, newInputs)
            : differences(kind, inRegion(oldInputs, fromStruct(request.getOlds()).region), inRegion(newInputs, region));
    const response = new DiffResponse().setChanges(found.length === 0 ? DIFF_NONE : DIFF_SOME).setHasdetaileddiff(true);
    for (const difference of found) {
        response
            .getDetaileddiffMap()
            .set(difference.path, new PropertyDiff().setKind(shownAs(difference)).setInputdiff(true));
    }
    response.setDiffsList([...changedInputs(found)]);
    return response.setReplacesList([...changedInputs(found.filter(({ replaces }) => replaces))]);
}

/** A region that is not given is the provider's. */
function inRegion(inputs: Properties, region: unknown): Properties {
    return { ...inputs, region: inputs.region ?? region };
}

function shownAs({ kind, replaces }: Difference): PropertyDiff.Kind {
    if (kind === "add") return replaces ? Kind.ADD_REPLACE : Kind.ADD;
    if (kind === "delete") return replaces ? Kind.DELETE_REPLACE : Kind.DELETE;
    return replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE;
}
