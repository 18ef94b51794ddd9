import { type Companion, companion } from "./companion";
import { headPod } from "./pods";
import { headBudgetName } from "./names";
import { type Site } from "../site";

/** Node autoscalers and drains ask before they evict: with the head, all work of the cluster would go. */
export const planHeadBudget = (at: Site): Companion =>
    companion("disruptionBudget", at, {
        name: headBudgetName(at.name),
        spec: {
            minAvailable: 1,
            selector: { matchLabels: headPod(at.name) },
            // A head that is not ready protects nothing, and would keep its node for ever.
            unhealthyPodEvictionPolicy: "AlwaysAllow",
        },
    });
