import { typesOf } from "../../instance-catalog/pool-types";
import { architectureOf, isRayImage } from "../../placement/architecture";
import { below, type Problem } from "../../shared/problems";
import { isUnknown } from "../../shared/unknown";
import { type FitGroup, poolIn } from "./group";
import { type PodSource } from "../facts/planned-spec";

/**
 * An image of Ray's own with `-aarch64` in its tag starts on no x86_64 node. Of every other image the tag is a hint
 * and no more: it may have been built for both.
 */
export function imageRunsOnPool(
    { image: shared }: Pick<PodSource, "image">,
    group: FitGroup,
    answer: "refused" | "warned",
): Problem[] {
    const image: unknown = group.given.image ?? shared;
    const pool = poolIn(group);
    if (pool === undefined || typeof image !== "string" || isUnknown(image)) return [];
    const built = architectureOf(image);
    const others = typesOf(pool).filter(({ architecture }) => architecture !== built);
    const [other] = others;
    const isCertain = isRayImage(image) && built === "arm64";
    if (other === undefined || isCertain !== (answer === "refused")) return [];
    const wanted = built === "arm64" ? "without -aarch64 in its tag" : "for arm64, such as Ray's with -aarch64";
    const reason = `image "${image}" is for ${built}, by its tag, and ${other.name} of this pool is ${other.architecture}. Name an image ${wanted}, or a pool of ${built} types.`;
    return [{ path: below(group.path, "pool"), reason }];
}
