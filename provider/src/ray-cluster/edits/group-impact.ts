import { canonical } from "../../shared/canonical";
import { type PlannedEdit } from "./planned-edit";
import { podCount } from "./pod-counts";

/** Groups that are taken out, or that have got another name. */
export function groupImpact({ was, now }: PlannedEdit): string[] {
    return was.object.spec.workerGroupSpecs
        .filter(({ groupName }) => !now.groups.has(groupName))
        .map((group) => {
            const { groupName } = group;
            const pods = podCount(group, was);
            const renamed = newNameOf(groupName, was.args.workers, now.args.workers);
            return renamed === undefined
                ? `workers.${groupName}: is removed, and its pods (${pods}) with it; work on them is lost`
                : `workers.${groupName}: becomes workers.${renamed}, which is a new group: the pods of ${groupName} (${pods}) are removed, and work on them is lost`;
        });
}

type Workers = PlannedEdit["was"]["args"]["workers"];

/** A group with the same inputs that was not there before: KubeRay knows a group by its name alone. */
function newNameOf(name: string, was: Workers = {}, now: Workers = {}): string | undefined {
    const inputs = canonical(was[name]);
    return Object.keys(now).find((other) => was[other] === undefined && canonical(now[other]) === inputs);
}
