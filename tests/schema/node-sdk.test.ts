import { expect } from "chai";
import ts from "typescript";
import { ROOT } from "../../provider/codegen/places";

/** What the compiler says of a program that imports `pulumi-kuberay`, as a user's would. */
function problemsOf(program: string): string[] {
    const file = `${ROOT}/tests/schema/program.ts`;
    const options: ts.CompilerOptions = {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        types: ["node"],
    };
    const disk = ts.createCompilerHost(options);
    const host: ts.CompilerHost = {
        ...disk,
        fileExists: (path) => path === file || disk.fileExists(path),
        getSourceFile: (path, version, ...rest) =>
            path === file ? ts.createSourceFile(path, program, version) : disk.getSourceFile(path, version, ...rest),
    };
    return ts
        .getPreEmitDiagnostics(ts.createProgram([file], options, host))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

const unit = (differs = "") => `
import * as pulumi from "@pulumi/pulumi";
import * as kuberay from "pulumi-kuberay";

const subnetId: pulumi.Output<string> = pulumi.output("subnet-0abc");
const platform = new kuberay.RayPlatform("ml", {
    cluster: { name: "prod" },
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4, subnetIds: [subnetId] },
        gpu: { instanceTypes: ["g6e.12xlarge"], capacity: "spot", minSize: 0, maxSize: 8 ${differs} },
    },
    rayClusters: {
        train: {
            image: "rayproject/ray:2.54.0-py311-gpu",
            head: { pool: "general" },
            workers: { gpu: { pool: "gpu", podsPerNode: 4, minReplicas: 0, maxReplicas: 32 } },
        },
    },
});
export const jobs: pulumi.Output<string> = platform.rayClusters.train.jobSubmissionUrl;
`;

describe("the Node SDK", () => {
    it("compiles a program with a unit, outputs as leaves and lifted outputs", () => {
        expect(problemsOf(unit())).to.deep.equal([]);
    });

    it("lets a Ray cluster of its own take pools and kubeconfig of a unit", () => {
        const alone = `
            new kuberay.RayCluster("extra", {
                image: "rayproject/ray:2.54.0",
                kubeconfig: platform.kubeconfig,
                pools: platform.nodePools,
                head: { pool: "general" },
            });
            new kuberay.RayCluster("other", { image: "x", pools: { gpu: platform.nodePools.gpu } });`;
        expect(problemsOf(unit() + alone)).to.deep.equal([]);
    });

    it("lets the compiler refuse misspelt words, properties and outputs", () => {
        expect(problemsOf(unit(', capacity: "Spot"')).join()).to.match(/"Spot"|specified more than once/);
        expect(problemsOf(unit(", disksize: 20")).join()).to.match(/'disksize' does not exist.*diskSize/);
        expect(problemsOf(`${unit()} platform.rayClusters.train.jobUrl;`).join()).to.match(/'jobUrl' does not exist/);
    });

    it("lets the compiler refuse an output in place of a map whose keys must be known", () => {
        const program = `${unit()} new kuberay.RayPlatform("x", { cluster: { name: "p" }, nodePools: pulumi.output({}) });`;
        expect(problemsOf(program).join()).to.match(/is not assignable/);
    });
});
