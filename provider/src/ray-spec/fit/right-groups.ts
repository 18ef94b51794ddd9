import { below, isIn, type Problem } from "../../shared/problems";
import { entriesOf } from "../tree/inputs";
import { planSpec } from "../build/spec-plan";
import { type FitGroup, fitOfSpec, type SpecFit } from "./group";

/**
 * The head and the worker groups that nothing is wrong with, in a cluster where nothing is wrong with what all share. A
 * broken group may have any shape: it is left out before anything is planned.
 */
export function rightGroups(fit: SpecFit, problems: readonly Problem[]): readonly FitGroup[] {
    const { args, path } = fit;
    const own = problems.filter((problem) => path === "" || isIn(problem.path, path));
    if (own.length === 0) return fit.groups;
    const headPath = below(path, "head");
    const workersPath = below(path, "workers");
    const workers = entriesOf(args.workers).map(([name, group]) => ({ name, group, at: below(workersPath, name) }));
    const groupPaths = [headPath, ...workers.map(({ at }) => at)];
    if (own.some((problem) => !groupPaths.some((group) => isIn(problem.path, group)))) return [];
    const isRight = (group: string): boolean => !own.some((problem) => isIn(problem.path, group));
    const right = workers.filter(({ at }) => isRight(at)).map(({ name, group }) => [name, group] as const);
    const head = isRight(headPath) ? {} : { head: {} };
    const plan = planSpec({ ...args, ...head, workers: Object.fromEntries(right) });
    return fitOfSpec(plan, path, fit.mayBeSuspended).groups.filter((group) => isRight(group.path));
}
