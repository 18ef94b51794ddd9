import { expect } from "chai";
import fc from "fast-check";
import { nodePoolArgs, type NodePoolArgs } from "../../../provider/src/node-pool/args/node-pool";
import { launchTemplateArgs, nodeGroupArgs } from "../../../provider/src/node-pool/aws-args";
import { checkNodePool, poolWithoutNulls } from "../../../provider/src/node-pool/checks";
import { type NodePoolPlan, planNodePool } from "../../../provider/src/node-pool/plan/node-pool";
import { chooseSubnets } from "../../../provider/src/node-pool/subnets";
import { type Problem } from "../../../provider/src/shared/problems";
import { shapeProblems } from "../../../provider/src/shared/validation/shape";
import { FrontRules, type Registered, ZONES } from "../../support/node-pool-fuzz/front";
import { givenPaths, inputPaths, pools } from "../../support/node-pool-fuzz/generator";
import { mended } from "../../support/ray-cluster-fuzz/mend";
import { seedOr } from "../../support/seed";
import { context, liveCluster } from "../../unit/node-pool/fixtures";

const HOW_MANY = 2000;
const SEED = seedOr(20261126);
/** Of four pools one stays as generated; the others lose what is refused, so that all inputs meet the front. */
const AS_GENERATED = 4;

type Pool = Record<string, unknown>;

function problemsOf(pool: Pool): readonly Problem[] {
    const shape = shapeProblems(nodePoolArgs, pool);
    const args = pool as unknown as NodePoolArgs;
    return shape.length > 0 ? shape : checkNodePool(poolWithoutNulls(args), { name: "pool", path: "" });
}

const SITE = { clusterSubnetIds: Object.keys(ZONES), subnetsAreLookedUp: true };
const find = (id: string) => Promise.resolve({ id, zone: ZONES[id] ?? "", isPrivate: true });

/** The plan, with the subnets that a look-up would find; `undefined` when there are none in the pool's zones. */
async function planned(pool: Pool, at: number): Promise<NodePoolPlan | undefined> {
    const args = poolWithoutNulls(pool as unknown as NodePoolArgs);
    const { subnetIds, problems } = await chooseSubnets(args, SITE, "", find);
    if (problems.length > 0) return undefined;
    const cluster = liveCluster({ securityGroupId: "sg-0c" });
    return planNodePool(args, { ...context({ ...SITE, cluster, pool: `p${at}` }), chosenSubnetIds: subnetIds });
}

/** What the AWS provider is asked for, once what is made beside it is there. */
function registered(plan: NodePoolPlan): Registered {
    const { securityGroup, placementGroup, group } = plan;
    const beside = {
        securityGroupId: securityGroup && "sg-0f",
        placementGroupName: placementGroup?.name,
        roleArn: String(group.nodeRoleArn ?? "arn:aws:iam::123456789012:role/own"),
        templateId: "lt-1",
        templateVersion: "1",
    };
    // Without what is not said.
    const plain = (args: object) => JSON.parse(JSON.stringify(args)) as Registered["group"];
    return {
        group: plain(nodeGroupArgs(plan, beside)),
        template: plain(launchTemplateArgs(plan, beside)),
        placementGroup: placementGroup && plain(placementGroup),
    };
}

const hasTypes = (pool: Pool): boolean => !problemsOf(pool).some(({ path }) => path.startsWith("instanceTypes"));

describe(`${HOW_MANY} generated node pools (seed ${SEED})`, () => {
    let generated: Pool[];
    let accepted: { pool: Pool; plan: NodePoolPlan }[];

    before(() => {
        generated = fc
            .sample(pools(), { numRuns: HOW_MANY, seed: SEED })
            .map((pool, at) => (at % AS_GENERATED === 0 ? pool : (mended(pool, problemsOf) ?? pool)));
    });

    it("are checked and planned without an exception, each problem with a path and a reason", async () => {
        accepted = [];
        for (const [at, pool] of generated.entries()) {
            const problems = problemsOf(pool);
            for (const { path, reason } of problems) {
                expect(path, JSON.stringify(pool)).to.match(/^[A-Za-z]/);
                expect(reason, JSON.stringify(pool)).to.match(/^\S.*\.$/s);
            }
            if (problems.length > 0) continue;
            const plan = await planned(pool, at);
            if (plan !== undefined) accepted.push({ pool, plan });
        }
        expect(accepted.length).to.be.greaterThan(HOW_MANY / 3);
        console.log(`      ${accepted.length} of ${HOW_MANY} pass the checks`);
    });

    it("give every input there is, past the checks", () => {
        const given = new Set(accepted.flatMap(({ pool }) => givenPaths(pool)));
        expect(inputPaths().filter((path) => ![...given].some((each) => each.startsWith(path)))).to.deep.equal([]);
    });

    it("are all accepted by the strict front's rules once they pass the checks", async () => {
        const front = await FrontRules.load();
        for (const { pool, plan } of accepted) {
            expect(await front.problems(registered(plan)), JSON.stringify(pool)).to.deep.equal([]);
        }
    });

    it("would often be refused by the front, had they not been checked", async () => {
        const front = await FrontRules.load();
        const refused = generated.filter((pool) => problemsOf(pool).length > 0 && hasTypes(pool)).slice(0, 200);
        const plans = await Promise.all(refused.map((pool, at) => planned(pool, at).catch(() => undefined)));
        const asked = plans.filter((plan) => plan !== undefined).map(registered);
        const verdicts = await Promise.all(asked.map((each) => front.problems(each)));
        const agreed = verdicts.filter((problems) => problems.length > 0).length;
        console.log(`      ${agreed} of ${asked.length} refused pools are refused by the front as well`);
        expect(agreed).to.be.greaterThan(asked.length / 4);
    });
});
