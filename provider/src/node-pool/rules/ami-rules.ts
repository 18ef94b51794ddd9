import { instanceFamilyOf } from "../../instance-catalog/instance-type";
import { below } from "../../shared/problems";
import { amiFamilyOf } from "./pool-family";
import { known, type PoolRule } from "./rule";

/** AL2023 needs Graviton2 or later (EKS user guide, "Choose an optimal Amazon EC2 node instance type"). */
const FIRST_GRAVITON = "a1";

export const systemRunsOnIt: PoolRule = (pool, { path }) =>
    (known(pool.instanceTypes) ?? []).flatMap((name, at) => {
        if (amiFamilyOf(pool) !== "al2023") return [];
        if (known(name) === undefined || instanceFamilyOf(name) !== FIRST_GRAVITON) return [];
        const reason = `"${name}" is a Graviton of the first generation, which Amazon Linux 2023 does not run on. Pick a later one, e.g. m7g.large.`;
        return [{ path: below(below(path, "instanceTypes"), at), reason }];
    });
