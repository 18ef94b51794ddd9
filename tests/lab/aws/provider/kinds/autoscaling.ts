import type { Kind } from "../kind";

export const autoscalingKinds: readonly Kind[] = [
    {
        token: "aws:autoscaling/tag:Tag",
        replaces: ["autoscalingGroupName", "tag.key", "region"],
        tagged: false,
        load: async () => (await import("../resources/auto-scaling-tag")).autoScalingTag,
    },
];
