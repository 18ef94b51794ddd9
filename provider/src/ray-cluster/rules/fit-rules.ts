import { checkPodFit } from "../../placement/fit";
import { below, type Problem } from "../../shared/problems";
import { planHeadPod, planWorkerPod, type PodSource } from "../plan/groups";
import { entriesOf } from "../plan/inputs";
import { podRequests } from "../plan/pod-requests";
import { type PlannedPod } from "../plan/pod-template";
import { isTree } from "../object";

/** Each Ray pod against a node of its pool, by what all its containers reserve: what can never fit is refused. */
export const podsFit = (args: PodSource, path: string): Problem[] => [
    ...podFits(planHeadPod(args), below(path, "head")),
    ...entriesOf(args.workers).flatMap(([name, group]) =>
        podFits(planWorkerPod(args, group), below(below(path, "workers"), name)),
    ),
];

function podFits({ template: { spec }, placed, injected }: PlannedPod, path: string): Problem[] {
    return checkPodFit({ ...placed, path, ...(isTree(spec) && { total: podRequests(spec, injected) }) });
}
