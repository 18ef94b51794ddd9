import { typesOf } from "../../instance-catalog/pool-types";
import { type NodePoolArgs, nodePoolArgs } from "../../node-pool/args/node-pool";
import { nodeSelectorOf, taintsOf } from "../../node-pool/facts/node-metadata";
import { planImage } from "../../node-pool/plan/image";
import { planNodeChoices } from "../../node-pool/plan/node-choices";
import { placementOfPool, type PlacementSite } from "../../node-pool/plan/placement";
import { containsUnknown } from "../../shared/unknown";
import { shapeProblems } from "../../shared/validation/shape";
import { type RayPlatformArgs } from "../args/args";
import { withReserved } from "./reserved";
import { type PoolPlacement } from "../../placement/args/pool-placement";
import { isRecord } from "../../shared/known";
import { asOpen } from "../../placement/open-pool";

export type Placements = Readonly<Record<string, PoolPlacement>>;

/** The pools as their pods see them; complete enough for rules, whatever else is still unknown. */
export const placements = (args: RayPlatformArgs, unit: string): Placements =>
    Object.fromEntries(
        Object.entries(isRecord(args.nodePools) ? args.nodePools : {})
            .filter(([, pool]) => isRecord(pool))
            .map(([name, given]) => [
                name,
                withReserved(args, placementOf({ unit, name, subnetIds: subnetsOf(args) }, given)),
            ]),
    );

/** Runs before the gate, too: any shape may come. */
const subnetsOf = ({ cluster }: RayPlatformArgs) => (isRecord(cluster) ? cluster.subnetIds : undefined);

function placementOf(at: PlacementSite, given: NodePoolArgs): PoolPlacement {
    if (shapeProblems(nodePoolArgs, given).length > 0) return unjudged(at);
    const pool = { ...given, instanceTypes: Array.isArray(given.instanceTypes) ? given.instanceTypes : [] };
    const types = containsUnknown(pool.instanceTypes) ? [] : typesOf(pool);
    return placementOfPool(at, pool, {
        taints: taintsOf(types, Array.isArray(pool.taints) ? pool.taints : []),
        choices: planNodeChoices(pool, types, planImage(pool, types).family),
    });
}

const unjudged = ({ unit, name }: PlacementSite): PoolPlacement =>
    asOpen({ nodeSelector: nodeSelectorOf(unit, name), taints: [] });
