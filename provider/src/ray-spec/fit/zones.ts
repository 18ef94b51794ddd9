import { below, type Problem } from "../../shared/problems";
import { entriesOf } from "../tree/inputs";
import { type FitGroup, poolIn, type SpecFit } from "./group";

const WAY_OUT = "Give the pool one zone.";

/** On a pool that may be anywhere. */
function isSpread(group: FitGroup): boolean {
    const pool = poolIn(group);
    return pool !== undefined && pool.singleZone === undefined;
}

/** Pods that work as one machine. */
export function hostsAreTogether(group: FitGroup): Problem[] {
    const { path, workers } = group;
    if (!isSpread(group) || typeof workers?.numOfHosts !== "number" || workers.numOfHosts < 2) return [];
    const reason = `pods of one replica may land in different zones of pool "${workers.pool}", where traffic between them is slow and paid for. ${WAY_OUT}`;
    return [{ path: below(path, "numOfHosts"), reason }];
}

/** A volume stays where it was made. Of workers each may have another; the head must come back to its own. */
export function claimIsReached(group: FitGroup, { args: { head }, path }: SpecFit): Problem[] {
    const { workers, given } = group;
    if (!isSpread(group) || workers !== undefined) return [];
    return entriesOf(given.volumes)
        .filter(([, { persistentVolumeClaim }]) => persistentVolumeClaim !== undefined)
        .map(([name]) => ({
            path: below(below(isIn(head?.volumes, name) ? group.path : below(path, "podDefaults"), "volumes"), name),
            reason: `an EBS volume behind this claim stays in one zone, and pool "${given.pool ?? ""}" may have its next node in another: the head could not start there. ${WAY_OUT}`,
        }));
}

const isIn = (volumes: object | undefined, name: string): boolean => Object.hasOwn(volumes ?? {}, name);
