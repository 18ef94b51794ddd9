import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { constructRayPlatform } from "../../provider/src/ray-platform/ray-platform";
import { expectGolden } from "../support/golden";
import { MockedClouds } from "../support/platform-preview";
import { record } from "../support/recording-monitor";
import { quickstart, train } from "./fixtures";

const LONG = "a".repeat(51);
const pools = (differs: Record<string, unknown>) =>
    quickstart({ nodePools: { ...(quickstart().nodePools as object), ...differs } });
const pool = (differs: Record<string, unknown>) => ({
    instanceTypes: ["m7i.2xlarge"],
    minSize: 1,
    maxSize: 2,
    ...differs,
});
const cluster = (differs: Record<string, unknown>, name = "train") =>
    quickstart({ rayClusters: { [name]: train(differs) } });
const workers = (differs: Record<string, unknown>) =>
    cluster({ workers: { cpu: { pool: "general", cpu: 2, memory: "4Gi", ...differs } } });

/** Bad input as users write it. The golden holds what they read. */
const CASES: Readonly<Record<string, Record<string, unknown>>> = {
    "minSize above maxSize": pools({ cpu: pool({ minSize: 3 }) }),
    "minReplicas above maxReplicas": workers({ minReplicas: 5, maxReplicas: 4 }),
    "unknown instance type": pools({ gpu: pool({ instanceTypes: ["g6e.13xlarge"] }) }),
    "unknown pool": workers({ pool: "genral" }),
    "two pools that collide": pools({ General: pool({}) }),
    "cluster name over 50 characters": cluster({}, LONG),
    "cluster name that is no DNS label": cluster({}, "Train_1"),
    "image and rayVersion disagree": cluster({ rayVersion: "2.53.0" }),
    "Ray older than 2.52 without saying so": cluster({ image: "rayproject/ray:2.49.2" }),
    "unknown operator version": quickstart({ operator: { version: "1.6.9" } }),
    "text where a number belongs": pools({ cpu: pool({ maxSize: "two" }) }),
    "number where a list belongs": pools({ cpu: pool({ instanceTypes: 7 }) }),
    "misspelt input": pools({ cpu: pool({ maxsize: 3 }) }),
    "capacity that there is not": pools({ cpu: pool({ capacity: "reserved" }) }),
    "empty map of worker groups": cluster({ workers: {} }),
    "empty map of pools": quickstart({ nodePools: {}, rayClusters: undefined }),
    "empty list of instance types": pools({ cpu: pool({ instanceTypes: [] }) }),
    "nothing at all": {},
    "memory that never fits": workers({ memory: "200Gi" }),
    "more GPUs than the node has": cluster({
        workers: { gpu: { pool: "gpu", gpus: 8, minReplicas: 0, maxReplicas: 1 } },
    }),
    "kubeconfig and endpoint": quickstart({ cluster: { name: "prod", kubeconfig: "x", endpoint: "https://a" } }),
    "endpoint without its authority": quickstart({ cluster: { name: "prod", endpoint: "https://a" } }),
    "namespace that nobody watches": quickstart({ operator: { watchNamespaces: ["other"] } }),
    "an account with a bucket's name, and another account beside it": cluster({
        serviceAccount: { s3: { read: ["datasets"] } },
        podDefaults: { serviceAccountName: "mine" },
    }),
    "an account of the wrong shape": cluster({
        serviceAccount: { policies: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    }),
    "two clusters with one account": quickstart({
        rayClusters: {
            train: train({ serviceAccount: { name: "pods", s3: { read: ["arn:aws:s3:::datasets"] } } }),
            serve: train({ serviceAccount: { name: "pods", s3: { read: ["arn:aws:s3:::datasets"] } } }),
        },
    }),
    "a device plugin's image that is none": quickstart({ devicePlugins: { efa: { image: "my image" } } }),
    "a Cluster Autoscaler without pools": quickstart({
        nodePools: undefined,
        rayClusters: undefined,
        clusterAutoscaler: { scaleDownUnneededTime: "soon" },
    }),
    "several things at once": quickstart({
        nodePools: {
            cpu: pool({ minSize: 9 }),
            gpu: pool({ instanceTypes: ["g6e.13xlarge"], labels: { "k8s.io/a": "b" } }),
        },
        operator: { version: "2.0.0", namespace: "Ray" },
        rayClusters: { train: train({ image: "rayproject/ray:2.49.2" }), [LONG]: train() },
    }),
};

describe("bad input", () => {
    const said: string[] = [];

    for (const [title, inputs] of Object.entries(CASES)) {
        it(`is refused before anything is registered or asked for: ${title}`, async () => {
            const clouds = new MockedClouds();
            let error: unknown;
            const registrations = await record(clouds, async () => {
                error = await constructRayPlatform("ml", inputs, {}).then(
                    () => undefined,
                    (reason: unknown) => reason,
                );
            });
            expect(registrations).to.deep.equal([]);
            // AWS is asked about types that might be newer than the catalogue, and about nothing else.
            expect(clouds.calls.filter((token) => token !== "aws:ec2/getInstanceType:getInstanceType")).to.deep.equal(
                [],
            );
            expect(clouds.calls.length).to.be.at.most(1);
            expect(error).to.be.instanceOf(pulumi.InputPropertiesError);
            const { message, errors } = error as {
                message: string;
                errors: { propertyPath: string; reason: string }[];
            };
            const lines = errors.map(({ propertyPath, reason }) => `  - ${propertyPath}: ${reason}`);
            said.push([`# ${title}`, message, ...lines, ""].join("\n"));
        });
    }

    it("is answered with path, rule, what was seen and a way out", () => {
        expectGolden("messages.txt", said.join("\n"));
    });
});
