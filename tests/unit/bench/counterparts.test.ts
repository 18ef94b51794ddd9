import { expect } from "chai";
import { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { Literals } from "../../bench/counterparts/literals";
import { sdkClassOf } from "../../bench/counterparts/sdk-class";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const secret = (value: JavaScriptValue): JavaScriptValue => ({
    [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270",
    value,
});

describe("recorded inputs as source text", () => {
    const literals = new Literals(
        new Map([
            ["https://eks", { expression: "cluster.endpoint", isOutput: false }],
            ["<<role#arn>>", { expression: "r1.arn", isOutput: true }],
        ]),
    );
    const written: [string, JavaScriptValue, string][] = [
        ["plain values", { a: [1, true, null, "x\n"] }, String.raw`{ "a": [1, true, null, "x\n"] }`],
        ["a secret", { token: secret("t") }, `{ "token": pulumi.secret("t") }`],
        ["another resource's output", "<<role#arn>>", "r1.arn"],
        [
            "what was looked up, inside of a text",
            `{"server":"https://eks"}`,
            `"{\\"server\\":\\"" + cluster.endpoint + "\\"}"`,
        ],
        ["an output inside of a text", "arn=<<role#arn>>", `pulumi.concat("arn=", r1.arn)`],
        ["a text that only looks like a pattern", "https:..eks", `"https:..eks"`],
    ];
    for (const [what, value, text] of written) {
        it(`write ${what}`, () => {
            expect(literals.write(value)).to.equal(text);
        });
    }

    it("refuse a mark that they do not know", () => {
        expect(() => literals.write({ [SIGNATURE]: "something new" })).to.throw("something new");
    });
});

describe("classes of Pulumi's SDKs", () => {
    const classes: [string, string, string][] = [
        ["aws:iam/role:Role", "@pulumi/aws/iam/role", "aws.iam.Role"],
        [
            "kubernetes:core/v1:ServiceAccount",
            "@pulumi/kubernetes/core/v1/serviceAccount",
            "kubernetes.core.v1.ServiceAccount",
        ],
        [
            "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
            "@pulumi/kubernetes/rbac/v1/roleBinding",
            "kubernetes.rbac.v1.RoleBinding",
        ],
        ["pulumi:providers:kubernetes", "@pulumi/kubernetes/provider", "kubernetes.Provider"],
    ];
    for (const [type, module, path] of classes) {
        it(`has ${type} as ${path}`, () => {
            const found = sdkClassOf(type);
            expect([found?.module, found?.path]).to.deep.equal([module, path]);
            expect(path.endsWith(found?.name ?? "?")).to.equal(true);
            // eslint-disable-next-line @typescript-eslint/no-require-imports -- whether the module really has it
            expect(require(module)).to.have.property(found?.name ?? "?");
        });
    }

    it("has none for a type of ours", () => {
        expect(sdkClassOf("kuberay:index:RayCluster")).to.equal(undefined);
    });
});
