import { below, type Problem } from "../../shared/problems";
import { entriesOf } from "../plan/inputs";
import { type FitGroup, poolIn } from "./group";

const WAY_OUT = "Give the pool one zone.";

/** Pods that work as one machine, or a volume that stays where it was made, on a pool that may be anywhere. */
export function oneZoneIsEnough(group: FitGroup): Problem[] {
    const pool = poolIn(group);
    if (pool === undefined || pool.singleZone !== undefined) return [];
    return [...hostsAreTogether(group), ...claimIsReached(group)];
}

function hostsAreTogether({ path, workers }: FitGroup): Problem[] {
    if (typeof workers?.numOfHosts !== "number" || workers.numOfHosts < 2) return [];
    const reason = `pods of one replica may land in different zones of pool "${workers.pool}", where traffic between them is slow and paid for. ${WAY_OUT}`;
    return [{ path: below(path, "numOfHosts"), reason }];
}

/** Of workers each may have another; the head is the one that must come back to its volume. */
function claimIsReached({ path, workers, given }: FitGroup): Problem[] {
    if (workers !== undefined) return [];
    return entriesOf(given.volumes)
        .filter(([, { persistentVolumeClaim }]) => persistentVolumeClaim !== undefined)
        .map(([name]) => ({
            path: below(below(path, "volumes"), name),
            reason: `an EBS volume behind this claim stays in one zone, and pool "${given.pool ?? ""}" may have its next node in another: the head could not start there. ${WAY_OUT}`,
        }));
}
