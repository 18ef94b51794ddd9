import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { kubernetes, listRayClusters } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { failureOf, programStack } from "../../support/stack";
import { trainCluster, unitArgs, unitProgram } from "../../support/unit";

describe("a RayCluster that can never become ready", () => {
    const lab = useLab("ray-cluster-failure");
    let stack: Stack;

    before(async () => {
        stack = await programStack(lab(), "failing", unitProgram(unitArgs({ rayClusters: undefined })));
        await stack.up();
    });

    const CASES = [
        {
            title: "an image that cannot be pulled",
            cluster: { image: "registry.invalid/ray:2.54.0" },
            cause: /registry\.invalid\/ray:2\.54\.0/,
            word: /ErrImagePull|ImagePullBackOff/,
        },
        {
            title: "a service account that does not exist",
            cluster: {
                head: {
                    pool: "general",
                    cpu: 2,
                    memory: "8Gi",
                    podTemplate: { spec: { serviceAccountName: "nobody" } },
                },
            },
            cause: /nobody/,
            word: /service ?account/i,
        },
        { title: "a quota of no pods", cluster: {}, cause: /exceeded quota/, word: /pods/, quota: true },
    ] as const;

    for (const { title, cluster, cause, word, ...rest } of CASES) {
        it(`fails within a minute of the cause with ${title}, quoting it, and the next up converges`, async () => {
            const k8s = kubernetes(lab());
            const quota = "quota" in rest;
            if (quota) {
                await k8s.core.createNamespacedResourceQuota({
                    namespace: "ray",
                    body: { metadata: { name: "none" }, spec: { hard: { pods: "0" } } },
                });
            }
            stack.workspace.program = unitProgram(unitArgs({ rayClusters: { train: trainCluster(cluster) } }));
            const began = Date.now();
            const message = await failureOf(stack.up());
            expect((Date.now() - began) / 1000, "seconds").to.be.below(75);
            expect(message).to.match(cause);
            expect(message).to.match(word);

            if (quota) await k8s.core.deleteNamespacedResourceQuota({ namespace: "ray", name: "none" });
            stack.workspace.program = unitProgram(unitArgs({ rayClusters: { train: trainCluster() } }));
            await stack.up();
            const there = await listRayClusters(k8s);
            expect(there.map((found) => `${found.metadata.name}: ${found.status?.state}`)).to.deep.equal([
                "train: ready",
            ]);

            stack.workspace.program = unitProgram(unitArgs({ rayClusters: undefined }));
            await stack.up();
            expect(await listRayClusters(k8s)).to.deep.equal([]);
        });
    }
});
