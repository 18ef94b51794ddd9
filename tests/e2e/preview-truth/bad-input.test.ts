import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { useLab } from "../../support/lab";
import { adminWrites, awsRequests } from "../../support/requests";
import { failureOf, programStack, yamlProgram, yamlStack } from "../../support/stack";
import { trainCluster, unitArgs, unitProgram } from "../../support/unit";
import { SUPPORTED_KUBERAY_VERSIONS } from "../../../provider/src/shared/versions";

type Args = Parameters<typeof unitProgram>[0];

const pool = (differs: Record<string, unknown>) => ({
    instanceTypes: ["m7i.2xlarge"],
    minSize: 1,
    maxSize: 2,
    ...differs,
});
const withPools = (pools: Record<string, unknown>): Args =>
    unitArgs({ nodePools: { ...unitArgs().nodePools, ...pools } as Args["nodePools"] });
const withCluster = (differs: Record<string, unknown>, name = "train"): Args =>
    unitArgs({ rayClusters: { [name]: { ...trainCluster(), ...differs } } });
const withWorkers = (differs: Record<string, unknown>): Args =>
    withCluster({ workers: { cpu: { pool: "general", cpu: 1, memory: "2Gi", ...differs } } });
const LONG = "a".repeat(51);

/** What the user wrote, and what the answer must name: where, what was seen, and a way out. */
type Names = readonly (string | RegExp)[];

const CASES: readonly { title: string; args: Args; names: Names; yaml?: Names }[] = [
    {
        title: "a pool whose minSize is above its maxSize",
        args: withPools({ cpu: pool({ minSize: 3, maxSize: 2 }) }),
        names: ["nodePools.cpu", "3", "2", /raise|lower/i],
    },
    {
        title: "workers whose minReplicas are above their maxReplicas",
        args: withWorkers({ minReplicas: 5, maxReplicas: 4 }),
        names: ["rayClusters.train.workers.cpu", "5", "4", /raise|lower/i],
    },
    {
        title: "an instance type that does not exist",
        args: withPools({ gpu: pool({ instanceTypes: ["g6e.13xlarge"] }) }),
        names: ["nodePools.gpu.instanceTypes[0]", "g6e.13xlarge", /did you mean "g6e\.12xlarge"/i],
    },
    {
        title: "a pool that is not there",
        args: withWorkers({ pool: "genral" }),
        names: ["rayClusters.train.workers.cpu.pool", "genral", /did you mean "general"/i],
    },
    {
        title: "two pools that collide",
        args: withPools({ General: pool({}) }),
        names: ["nodePools.General", "general", /rename|collide/i],
    },
    {
        title: "a cluster name over 50 characters",
        args: withCluster({}, LONG),
        names: [`rayClusters.${LONG}`, "51", "50", /shorten|shorter/i],
    },
    {
        title: "a cluster name that is no DNS label",
        args: withCluster({}, "Train_1"),
        names: ["rayClusters.Train_1", "Train_1", /lower-case/i],
    },
    {
        title: "an image and a rayVersion that disagree",
        args: withCluster({ rayVersion: "2.53.0" }),
        names: ["rayClusters.train.rayVersion", "2.53.0", "2.54.0", /leave|remove|change/i],
    },
    {
        title: "a Ray older than 2.52 without saying so",
        args: withCluster({ image: "rayproject/ray:2.49.2" }),
        names: ["rayClusters.train", "2.49.2", "2.52", /authentication/],
    },
    {
        title: "an operator version that does not exist",
        args: unitArgs({ operator: { version: "1.6.9" } }),
        names: ["operator.version", "1.6.9", SUPPORTED_KUBERAY_VERSIONS.join(", ")],
    },
    {
        title: "text where a number belongs",
        // Pulumi's YAML host knows the schema and does not even ask us.
        yaml: [/maxSize: Cannot assign type 'string' to type 'integer'/],
        args: withPools({ cpu: pool({ maxSize: "two" }) }),
        names: ["nodePools.cpu.maxSize", "two", /number/],
    },
    {
        title: "no worker groups in a map of them",
        args: withCluster({ workers: {} }),
        names: ["rayClusters.train.workers", /leave|add|remove/i],
    },
    {
        title: "no pools in a map of them",
        args: unitArgs({ nodePools: {}, rayClusters: undefined }),
        names: ["nodePools", /leave|add|remove/i],
    },
];

describe("bad input", () => {
    const lab = useLab("preview-truth-bad-input");

    let typescript: Stack;
    let yaml: Stack;

    // None of the programs leaves anything behind for the next.
    before(async () => {
        typescript = await programStack(lab(), "bad", () => Promise.resolve({}));
        yaml = await yamlStack(lab(), "bad-yaml", {});
    });

    for (const { title, args, names, yaml: namesInYaml = names } of CASES) {
        it(`refuses ${title} before anything is made, from TypeScript and from YAML alike`, async () => {
            const kubernetesBefore = adminWrites(lab()).length;
            const awsBefore = (await awsRequests(lab())).filter((request) => request.mutating).length;
            typescript.workspace.program = unitProgram(args);
            yamlProgram(lab(), "bad-yaml", { ml: { type: "kuberay:RayPlatform", properties: args } });
            for (const [language, stack, expected] of [
                ["typescript", typescript, names],
                ["yaml", yaml, namesInYaml],
            ] as const) {
                const message = await failureOf(stack.up());
                for (const name of expected) {
                    if (typeof name === "string") expect(message, language).to.include(name);
                    else expect(message, language).to.match(name);
                }
                const state = await stack.exportStack();
                const made = ((state.deployment as { resources?: { type: string }[] }).resources ?? [])
                    .map((resource) => resource.type)
                    .filter((type) => !type.startsWith("pulumi:"));
                expect(made, `${language}: resources in the state`).to.deep.equal([]);
            }
            expect(adminWrites(lab()).length, "writes to Kubernetes").to.equal(kubernetesBefore);
            expect((await awsRequests(lab())).filter((request) => request.mutating).length, "writes to AWS").to.equal(
                awsBefore,
            );
        });
    }
});
