import { MULTIKUEUE } from "../../ray-spec/facts/managers";
import { ingressHasTls } from "../../ray-object/companions/rules";
import { type CLUSTER_WARNINGS } from "../../rules/ray-cluster";
import { type Breach, breachesBy, type Checks } from "../../shared/breach";
import { below, type Problem } from "../../shared/problems";
import { type RayClusterArgs } from "../args/args";
import { isUnknown } from "../../shared/unknown";

type Warning = (settings: RayClusterArgs, path: string) => Problem[];

/** Legal, but unwise. Few: a warning that everybody sees is one that nobody reads. */
const WARNINGS: Checks<typeof CLUSTER_WARNINGS, Warning, "warning"> = {
    "R-KUEUE-SUSPEND": kueueDecides,
    "R-MULTIKUEUE-WAIT": multiKueueIsNotWaitedFor,
    "R-INGRESS-TLS": ingressHasTls,
};

export const clusterWarnings = (settings: RayClusterArgs, path: string): Breach[] =>
    breachesBy(WARNINGS, (warning) => warning(settings, path));

function kueueDecides({ suspend, queueName }: RayClusterArgs, path: string): Problem[] {
    if (suspend === undefined || queueName === undefined) return [];
    return [
        {
            path: below(path, "suspend"),
            reason: "does not count beside `queueName`: Kueue suspends and resumes. Leave it out.",
        },
    ];
}

function multiKueueIsNotWaitedFor({ managedBy, wait }: RayClusterArgs, path: string): Problem[] {
    if (managedBy !== MULTIKUEUE || wait === "none" || isUnknown(wait)) return [];
    return [
        {
            path: below(path, "wait"),
            reason: 'will not end well: with MultiKueue the pods run in another Kubernetes cluster. Say wait: "none".',
        },
    ];
}
