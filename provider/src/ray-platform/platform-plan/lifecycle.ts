import { changedLeaves } from "../../shared/changes";
import { knownMap, knownText } from "../../shared/known";
import { type CustomResource, type PlainObject, type ResourceContext } from "../../shared/custom-resource";
import { isUnknown } from "../../shared/unknown";
import { shapeProblems } from "../../shared/validation/shape";
import { platformPlanArgs, type PlatformPlanArgs } from "./summary/args";
import { unitImpact } from "./impact/impact";
import { claimNamespaces } from "./namespace-claim";

/** No object behind it: its inputs are its state, and its work is the warning in `diff` and the claim in `create`. */
export const platformPlan: CustomResource = {
    check: (_at, inputs) => ({ inputs, problems: shapeProblems(platformPlanArgs, inputs) }),
    diff: (at, was, inputs) => {
        for (const { text, disrupts } of unitImpact(planIn(was.inputs), planIn(inputs))) {
            if (disrupts) at.log.warn(text);
            else at.log.info(text);
        }
        return { changes: changedLeaves(summaryIn(was.inputs), summaryIn(inputs)) };
    },
    create: async (at, inputs) => {
        await claim(at, inputs, []);
        return { id: at.name, state: inputs };
    },
    update: async (at, was, inputs) => {
        // Those of a stack that is older than the claim are its own.
        await claim(at, inputs, planIn(was.inputs).namespaces ?? planIn(inputs).namespaces ?? []);
        return { state: inputs };
    },
    read: (_at, was) => Promise.resolve(was),
    delete: () => Promise.resolve(),
};

const claim = (at: ResourceContext, inputs: PlainObject, before: readonly string[]): Promise<void> => {
    const added = (planIn(inputs).namespaces ?? []).filter((name) => !before.includes(name));
    // Not known before the cluster is made: nobody can have a namespace on it then.
    if (isUnknown(inputs.kubeconfig)) return Promise.resolve();
    return claimNamespaces(at, knownText(inputs.kubeconfig), added);
};

/** Credentials that were renewed are no edit of the unit, and what an edit takes is gone after it. */
function summaryIn(inputs: PlainObject): PlainObject {
    const pools = Object.entries(knownMap(inputs.nodePools)).map(([name, pool]): [string, PlainObject] => [
        name,
        without("takes", knownMap(pool) as PlainObject),
    ]);
    return { ...without("kubeconfig", inputs), nodePools: Object.fromEntries(pools) };
}

const without = (key: string, map: PlainObject): PlainObject =>
    Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));

/** `check` has seen to the shape. */
const planIn = (inputs: PlainObject): PlatformPlanArgs => inputs as unknown as PlatformPlanArgs;
