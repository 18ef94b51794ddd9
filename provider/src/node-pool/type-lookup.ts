import { getInstanceType } from "@pulumi/aws/ec2/getInstanceType";
import { type InvokeOptions } from "@pulumi/pulumi";
import { isDescribed } from "../instance-catalog/pool-types";
import { unaccepted } from "../shared/accept";
import { type Breach, breachesOf } from "../shared/breach";
import { below, isIn } from "../shared/problems";
import { type NodePoolArgs } from "./args/node-pool";
import { type TypeAnswer, typeAnswer } from "./type-answer";
import { INSTANCE_TYPE_NAME } from "../instance-catalog/instance-type";
import { isRecord } from "../shared/known";

/** Pools with what AWS told of the types that neither their user nor the catalogue describes. */
export interface DescribedPools<Pools> {
    readonly pools: Pools;
    /** Legal, but to be known. */
    readonly warnings: readonly Breach[];
    /** The problems, with what AWS had to say where they are about a type that it was asked for. */
    readonly explained: (problems: readonly Breach[]) => Breach[];
    /** Where the type stands whose facts, looked up, are or hold what is at this path; `undefined` for other paths. */
    readonly asked: (path: string) => string | undefined;
}

type Pools = Readonly<Record<string, unknown>>;

/**
 * Asks AWS about the instance types that nobody has described, each once. Runs before the checks, which judge the answer
 * like facts that the user gives: the pools may be of any shape, and what is not a pool stays as it is.
 */
export async function describeTypes<T extends Pools>(
    pools: T,
    pathOf: (pool: string) => string,
    opts: InvokeOptions,
): Promise<DescribedPools<T>> {
    const lacking = Object.entries(pools).flatMap(([pool, args]) =>
        lackingTypes(args).map(({ name, at }) => ({
            pool,
            name,
            path: below(below(pathOf(pool), "instanceTypes"), at),
            factsPath: below(below(pathOf(pool), "instanceFacts"), name),
        })),
    );
    const names = [...new Set(lacking.map(({ name }) => name))];
    const answers = new Map(await Promise.all(names.map(async (name) => [name, await ask(name, opts)] as const)));
    const described = Object.entries(pools).map(([pool, args]) => {
        const own = lacking.filter((one) => one.pool === pool);
        return [pool, own.length === 0 ? args : withFacts(args as NodePoolArgs, own, answers)] as const;
    });
    const found = lacking.filter(({ name }) => factsIn(answers.get(name)) !== undefined);
    return {
        pools: Object.fromEntries(described) as T,
        warnings: found.flatMap(({ pool, name, path }) =>
            unaccepted(breachesOf("R-TYPE-LOOKED-UP", [{ path, reason: isRelied(name) }]), acceptOf(pools[pool])),
        ),
        explained: (problems) => problems.map((problem) => explained(problem, lacking, answers)),
        asked: (path) => found.find((type) => isIn(path, type.factsPath))?.path,
    };
}

interface Lacking {
    readonly name: string;
    readonly path: string;
    /** Where its facts would be, had its user given them: a place that the user never wrote. */
    readonly factsPath: string;
}

type Answers = ReadonlyMap<string, TypeAnswer>;

const isRelied = (name: string): string =>
    `this version of the provider does not know "${name}": AMI, devices and sizes are planned by what AWS tells of it. Give instanceFacts, or use a newer version, not to depend on that.`;

/** Types that could be one of EC2's, and that neither the catalogue nor the pool's user describes. */
function lackingTypes(args: unknown): { readonly name: string; readonly at: number }[] {
    if (!isRecord(args)) return [];
    const { instanceTypes, instanceFacts } = args as Partial<NodePoolArgs>;
    if (!Array.isArray(instanceTypes) || !mayBeAdded(instanceFacts)) return [];
    const isLacking = (name: unknown): name is string =>
        typeof name === "string" && INSTANCE_TYPE_NAME.test(name) && !isDescribed(name, { instanceFacts });
    return instanceTypes.flatMap((name: unknown, at) =>
        isLacking(name) && instanceTypes.indexOf(name) === at ? [{ name, at }] : [],
    );
}

const acceptOf = (args: unknown): unknown => (isRecord(args) ? (args as Partial<NodePoolArgs>).accept : undefined);

/** Facts of another shape are refused anyhow; null stands for none. */
const mayBeAdded = (facts: unknown): boolean => facts === undefined || facts === null || isRecord(facts);

function withFacts(pool: NodePoolArgs, lacking: readonly Lacking[], answers: Answers): NodePoolArgs {
    const found = lacking.flatMap(({ name }) => {
        const facts = factsIn(answers.get(name));
        return facts === undefined ? [] : [[name, facts] as const];
    });
    if (found.length === 0) return pool;
    return { ...pool, instanceFacts: { ...pool.instanceFacts, ...Object.fromEntries(found) } } as NodePoolArgs;
}

const factsIn = (answer: TypeAnswer | undefined) =>
    answer !== undefined && "facts" in answer ? answer.facts : undefined;

function explained(problem: Breach, lacking: readonly Lacking[], answers: Answers): Breach {
    const told = lacking.find(
        (type) => isIn(problem.path, type.factsPath) && factsIn(answers.get(type.name)) !== undefined,
    );
    if (told !== undefined) {
        const fact = problem.path.slice(told.factsPath.length).replace(/^\./, "");
        const reason = `of "${told.name}" AWS answers${fact === "" ? "" : ` ${fact}`} that cannot be: ${problem.reason} Or give instanceFacts of it, which count instead of AWS's answer.`;
        return { ...problem, path: told.path, reason };
    }
    const asked = lacking.find(({ path }) => path === problem.path);
    const answer = asked && answers.get(asked.name);
    if (answer === undefined || "facts" in answer) return problem;
    return { ...problem, reason: `${problem.reason} ${answer.refusal}` };
}

/** What EC2, and the AWS provider for it, say of a type that is not sold in the region. */
const NO_SUCH_TYPE = /InvalidInstanceType|couldn't find resource|empty result/;

async function ask(instanceType: string, opts: InvokeOptions): Promise<TypeAnswer> {
    try {
        return typeAnswer(await getInstanceType({ instanceType }, opts));
    } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        if (NO_SUCH_TYPE.test(said)) return { refusal: "AWS does not know it either, in the region of its provider." };
        return { refusal: `AWS could not be asked about it: ${said}` };
    }
}
