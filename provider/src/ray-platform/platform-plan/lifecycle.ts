import { changedLeaves } from "../../shared/changes";
import { type CustomResource, type PlainObject } from "../../shared/custom-resource";
import { shapeProblems } from "../../shared/validation";
import { platformPlanArgs, type PlatformPlanArgs } from "./args";
import { impactOf } from "./impact";

/** No object behind it: its inputs are its state, and its work is the warning in `diff`. */
export const platformPlan: CustomResource = {
    check: (_at, inputs) => ({ inputs, problems: shapeProblems(platformPlanArgs, inputs) }),
    diff: (at, was, inputs) => {
        for (const sentence of impactOf(planIn(was.inputs), planIn(inputs))) at.log.warn(sentence);
        return { changes: changedLeaves(was.inputs, inputs) };
    },
    create: (at, inputs) => Promise.resolve({ id: at.name, state: inputs }),
    update: (_at, _was, inputs) => Promise.resolve({ state: inputs }),
    read: (_at, was) => Promise.resolve(was),
    delete: () => Promise.resolve(),
};

/** `check` has seen to the shape. */
const planIn = (inputs: PlainObject): PlatformPlanArgs => inputs as unknown as PlatformPlanArgs;
