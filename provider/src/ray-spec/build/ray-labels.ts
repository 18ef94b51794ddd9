import { type DerivedPod } from "../../placement/derive";
import { deriveRayLabels } from "../../placement/ray-labels";
import { isOlder, parseVersion, type Version } from "../facts/ray-version";
import { type PodArgs } from "../facts/effective-pod";
import { asTree, entriesOf } from "../tree/inputs";
import { type PlannedSpec } from "../facts/planned-spec";
import { effectiveRayVersion } from "../facts/effective-version";
import { type PoolPlacement } from "../../placement/args/pool-placement";

/** First KubeRay whose groups have `labels`, and first Ray that schedules by them. */
export const FIRST_OPERATOR_WITH_LABELS: Version = [1, 5, 0];
export const FIRST_RAY_WITH_LABELS: Version = [2, 49, 0];

/** Labels that Ray can schedule by: those that the pool tells, and the user's over them. */
export function planRayLabels(
    args: PlannedSpec,
    pod: PodArgs,
    pool: PoolPlacement | undefined,
    { gpus }: DerivedPod,
): Record<string, string> {
    const derived = pool === undefined || !schedulesByLabels(args) ? {} : deriveRayLabels(pool, uses(pod, gpus));
    return { ...derived, ...(asTree(pod.rayLabels) as Record<string, string> | undefined) };
}

function uses({ accelerators }: PodArgs, gpus: number): { gpus: boolean; neuron: boolean } {
    const others = entriesOf(accelerators).filter(([, count]) => count > 0);
    const isAny = (prefix: string): boolean => others.some(([name]) => name.startsWith(prefix));
    return { gpus: gpus > 0 || isAny("nvidia.com/"), neuron: isAny("aws.amazon.com/neuron") };
}

function schedulesByLabels(args: PlannedSpec): boolean {
    const [operator, ray] = [parseVersion(args.operatorVersion), parseVersion(effectiveRayVersion(args) ?? "")];
    return (
        operator !== undefined &&
        !isOlder(operator, FIRST_OPERATOR_WITH_LABELS) &&
        ray !== undefined &&
        !isOlder(ray, FIRST_RAY_WITH_LABELS)
    );
}
