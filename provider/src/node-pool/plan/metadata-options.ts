import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type MetadataOptionsArgs } from "../args/node";

export interface MetadataOptionsPlan extends MetadataOptionsArgs {
    readonly httpEndpoint: "enabled";
    readonly httpTokens: "required" | "optional";
    readonly httpPutResponseHopLimit: number;
}

/** One hop: a pod that is not on the host's network cannot take the node's credentials. */
export const planMetadataOptions = (given: MetadataOptionsArgs = {}): MetadataOptionsPlan | Unknown =>
    isUnknown(given)
        ? UNKNOWN
        : { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1, ...given };
