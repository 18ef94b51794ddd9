import { MAX_NODES } from "../../placement/pool-size";
import { below } from "../../shared/problems";
import { known, type PoolRule } from "./rule";
import { DEFAULT_MIN_SIZE } from "../args/sizes";

export const sizesAreOrdered: PoolRule = ({ minSize = DEFAULT_MIN_SIZE, maxSize }, { path }) => {
    const [min, max] = [known(minSize), known(maxSize)];
    if (max !== undefined && max > MAX_NODES) {
        const reason = `a node group has at most ${MAX_NODES} nodes, got ${max}. Lower it, or split the pool in two.`;
        return [{ path: below(path, "maxSize"), reason }];
    }
    if (min === undefined || max === undefined || min <= max) return [];
    const reason = `is at most maxSize (${max}), got ${min}. Raise maxSize or lower minSize.`;
    return [{ path: below(path, "minSize"), reason }];
};

/** With the bounds the wrong way round, what lies beyond both is wrong whichever of them gives way. */
export const desiredSizeIsBetween: PoolRule = ({ minSize = DEFAULT_MIN_SIZE, maxSize, desiredSize }, { path }) => {
    const [min, max, desired] = [known(minSize), known(maxSize), known(desiredSize)];
    if (desired === undefined || min === undefined || max === undefined) return [];
    if (desired >= Math.min(min, max) && desired <= Math.max(min, max)) return [];
    const reason = `is between minSize (${min}) and maxSize (${max}), got ${desired}. Choose one between, or leave it out to start with ${min}.`;
    return [{ path: below(path, "desiredSize"), reason }];
};

export const subnetsAreSubnets: PoolRule = ({ subnetIds }, { path }) =>
    (known(subnetIds) ?? []).flatMap((id, at) => {
        const text = known(id);
        if (text === undefined || text.startsWith("subnet-")) return [];
        const reason = `is the id of a subnet and starts with "subnet-", got "${text}". Give the id, not the name or ARN.`;
        return [{ path: below(below(path, "subnetIds"), at), reason }];
    });
