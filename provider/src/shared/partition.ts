import { isUnknown, type Unknown } from "./unknown";

/** The second part of every ARN: `aws`, or that of China's or the US government's regions. */
export function partitionOf(region: string | Unknown | undefined): string {
    if (region === undefined || isUnknown(region)) return "aws";
    if (region.startsWith("cn-")) return "aws-cn";
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
