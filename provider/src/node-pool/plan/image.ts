import { type AmiFamily, defaultAmiFamily, type InstanceType } from "../../instance-catalog/instance-type";
import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type AmiType, amiTypeFor, familyOfAmi } from "../facts/ami";
import { type NodePoolArgs } from "../args/node-pool";

/** What the nodes boot. */
export interface ImagePlan {
    /** Decides about volumes and user data. */
    readonly family: AmiFamily | Unknown;
    /** `undefined` for an image of the user's own: EKS then takes none. */
    readonly amiType: AmiType | Unknown | undefined;
    readonly imageId: string | Unknown | undefined;
}

type ImageArgs = Pick<NodePoolArgs, "amiId" | "amiType" | "amiFamily">;

/** All types of a pool agree in what the AMI depends on: the checks see to it. */
export function planImage(pool: ImageArgs, types: readonly InstanceType[] | Unknown): ImagePlan {
    const { amiId, amiType, amiFamily } = pool;
    if (amiId !== undefined) return { imageId: amiId, amiType: undefined, family: amiFamily ?? usualFamily(types) };
    if (amiType !== undefined) {
        return { imageId: undefined, amiType, family: isUnknown(amiType) ? UNKNOWN : familyOfAmi(amiType) };
    }
    const family = amiFamily ?? usualFamily(types);
    const [first] = isUnknown(types) ? [] : types;
    const chosen = first === undefined || isUnknown(family) ? UNKNOWN : amiTypeFor(first, family);
    return { imageId: undefined, amiType: chosen, family };
}

/** What nodes of these types boot when nothing is said. */
export function usualFamily(types: readonly InstanceType[] | Unknown): AmiFamily | Unknown {
    const [first] = isUnknown(types) ? [] : types;
    return first === undefined ? UNKNOWN : defaultAmiFamily(first);
}
