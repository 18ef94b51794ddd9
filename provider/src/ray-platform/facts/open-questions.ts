import { type Breach, breachesOf } from "../../shared/breach";
import { isUnknown } from "../../shared/unknown";
import { unknownPaths } from "../../shared/unknown-paths";
import { type RayPlatformArgs } from "../args/args";
import { type LiveCluster } from "../../node-pool/facts/live-cluster";

/** More of them say no more. */
const MOST_PATHS = 6;

/**
 * Notes of a preview: which rules were not asked because what they are about is not known yet. `asked` tells of a path
 * where the instance type stands whose facts these are, when it is AWS that has to tell them.
 */
export function openQuestions(
    args: RayPlatformArgs,
    found: LiveCluster | undefined,
    asked: (path: string) => string | undefined = () => undefined,
): Breach[] {
    const paths = unknownPaths(args).map((path) => {
        const type = asked(path);
        return type === undefined ? path : `what AWS knows of ${type}`;
    });
    const named = paths.slice(0, MOST_PATHS).join(", ");
    const more = paths.length > MOST_PATHS ? ` and ${paths.length - MOST_PATHS} more` : "";
    const isToBeMade = found !== undefined && isUnknown(found.version);
    const notes = [
        ...(paths.length > 0
            ? [
                  `not known before the update: ${named}${more}. Rules about them, and about what follows from them, are checked then, before anything of the unit is made. All others have been.`,
              ]
            : []),
        ...(isToBeMade
            ? [
                  "the EKS cluster is still to be made: rules about its version, subnets, zones and other node groups are checked by the update, before anything of the unit is made.",
              ]
            : []),
    ];
    return breachesOf(
        "R-OPEN-QUESTIONS",
        notes.map((reason) => ({ path: "", reason })),
    );
}
