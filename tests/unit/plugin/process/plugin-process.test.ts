import { type ServiceError, status } from "@grpc/grpc-js";
import { ResourceProviderService as Plugin } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { InputPropertiesError } from "@pulumi/pulumi/proto/errors_pb";
import {
    CheckRequest,
    ConfigureRequest,
    ConstructRequest,
    CreateRequest,
    DiffRequest,
    GetSchemaRequest,
    InvokeRequest,
    PropertyDiff,
    ProviderHandshakeRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LAUNCHER, PluginProcess } from "./plugin-process";
import { StubEngine } from "../../../support/stub-engine";

const urn = (type: string) => `urn:pulumi:dev::test::kuberay:index:${type}::it`;
const struct = (tree: Record<string, JavaScriptValue>) => Struct.fromJavaScript(tree);
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (value: string) => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value,
});

describe("the built plugin", () => {
    let engine: StubEngine;
    let plugin: PluginProcess;

    // Also when the plugin did not start: a server that listens keeps mocha from ending.
    after(() => {
        engine.stop();
    });

    before(async () => {
        engine = await StubEngine.start();
        plugin = await PluginProcess.start(engine.address);
        await plugin.call(Plugin.handshake, new ProviderHandshakeRequest().setEngineAddress(engine.address));
    });

    after(() => plugin.end());

    const construct = (type: string, inputs: Record<string, JavaScriptValue>, by = plugin) => {
        const request = new ConstructRequest().setType(`kuberay:index:${type}`).setName("it").setProject("test");
        request.setStack("dev").setMonitorendpoint(engine.address).setDryrun(true).setParallel(4);
        return by.call(Plugin.construct, request.setInputs(struct(inputs)));
    };

    const refusal = (refused: Promise<unknown>): Promise<ServiceError> =>
        refused.then(
            () => {
                throw new Error("expected to be refused");
            },
            (error: unknown) => error as ServiceError,
        );

    it("accepts what components need, and asks for previews", async () => {
        const answer = await plugin.call(Plugin.configure, new ConfigureRequest());
        expect(answer.toObject()).to.include({
            acceptsecrets: true,
            acceptresources: true,
            acceptoutputs: true,
            supportspreview: true,
        });
    });

    it("answers with the committed schema", async () => {
        const answer = await plugin.call(Plugin.getSchema, new GetSchemaRequest());
        expect(answer.getSchema()).to.equal(readFileSync(join(LAUNCHER, "../schema.json"), "utf8"));
    });

    it("checks inputs: fills defaults in, keeps secrets and unknowns, and names what is wrong by its path", async () => {
        const request = new CheckRequest().setUrn(urn("KubeRayCrds")).setNews(struct({ kubeconfig: secret(UNKNOWN) }));
        const answer = await plugin.call(Plugin.check, request);
        expect(answer.getFailuresList()).to.deep.equal([]);
        expect(answer.getInputs()?.toJavaScript()).to.deep.include({
            kubeconfig: secret(UNKNOWN),
            deletePolicy: "retain",
            version: "1.6.2",
        });

        request.setNews(struct({ deletePolicy: "retian", versoin: "1.6.2" }));
        const bad = await plugin.call(Plugin.check, request);
        expect(bad.toObject().failuresList).to.deep.include.members([
            {
                property: "deletePolicy",
                reason: 'must be "retain" or "delete"; got "retian". Did you mean "retain"? [R-INPUT-VALUE]',
            },
            { property: "versoin", reason: 'is not an input of a KubeRayCrds. Did you mean "version"? [R-INPUT-NAME]' },
        ]);
    });

    it("tells no secret, in refusals or beside the resource, and says each thing once", async () => {
        const placement = { nodeSelector: {}, taints: [], capacity: "onDemand", minSize: 0, maxSize: 4 };
        const cluster = (image: string, instanceType: string, memory: string) =>
            new CheckRequest().setUrn(urn("RayCluster")).setNews(
                struct({
                    image: secret(image),
                    head: { pool: "p", cpu: 1, memory: secret(memory) },
                    pools: { p: { ...placement, instanceTypes: [instanceType] } },
                }),
            );
        const bad = await plugin.call(Plugin.check, cluster("rayproject/ray:2.55.0-aarch64", "m7i.2xlarge", "4Gi"));
        const [failure] = bad.toObject().failuresList;
        expect(failure?.property).to.equal("head.pool");
        expect(failure?.reason).to.match(/^image "\[secret\]" is for arm64/);

        const before = engine.messages.length;
        const fits = cluster("mine/ray:2.55.0", "m7g.2xlarge", "29500Mi");
        for (let time = 0; time < 2; time++) await plugin.call(Plugin.check, fits);
        const said = engine.messages.slice(before).map(({ message }) => message);
        expect(said.join("\n"))
            .to.include('image "[secret]" is for x86_64')
            .and.to.include("head.memory: [secret] a pod");
        expect(said.join("\n")).not.to.match(/mine\/ray|29500Mi/);
        expect(said).to.have.lengthOf(new Set(said).size);
    });

    it("checks against the inputs on record: CRDs are not lowered, and the refusal names its path", async () => {
        const request = new CheckRequest().setUrn(urn("KubeRayCrds")).setOlds(struct({ version: "1.6.2" }));
        const answer = await plugin.call(Plugin.check, request.setNews(struct({ version: "1.5.1" })));
        const [failure] = answer.toObject().failuresList;
        expect(failure?.property).to.equal("version");
        expect(failure?.reason).to.include("1.6.2 cannot be lowered to 1.5.1");
    });

    it("tells the engine which paths differ", async () => {
        const inputs = { version: "1.5.1", deletePolicy: "retain" };
        const request = new DiffRequest().setId("crds").setUrn(urn("KubeRayCrds"));
        request.setOldInputs(struct(inputs)).setOlds(struct({ ...inputs, digest: "d", names: [] }));
        request.setNews(struct({ version: "1.6.2", deletePolicy: "retain" }));
        const answer = await plugin.call(Plugin.diff, request);
        expect(answer.getDetaileddiffMap().get("version")?.getKind()).to.equal(PropertyDiff.Kind.UPDATE);
    });

    it("knows in a preview what can be known of a resource that is yet to be made", async () => {
        const inputs = { version: "1.6.2", deletePolicy: "retain", kubeconfig: secret("k") };
        const request = new CreateRequest().setUrn(urn("KubeRayCrds")).setProperties(struct(inputs)).setPreview(true);
        const answer = await plugin.call(Plugin.create, request);
        expect(answer.getProperties()?.toJavaScript()).to.deep.include(inputs);
    });

    it("constructs a component, its children under it and its outputs known", async () => {
        const answer = await construct("KubeRayOperator", { kubeconfig: "{}", watchNamespaces: ["ray"] });
        expect(answer.getState()?.toJavaScript()).to.deep.equal({
            version: "1.6.2",
            namespace: "kuberay-operator",
            watchNamespaces: ["ray"],
        });
        expect(engine.registered.map((request) => request.getType())).to.include.members([
            "kuberay:index:KubeRayOperator",
            "kubernetes:apps/v1:Deployment",
        ]);
    });

    it("sends what its library says for debugging only when told to", async () => {
        const debugMessages = async (by: PluginProcess): Promise<number> => {
            const before = engine.messages.length;
            await construct("KubeRayOperator", { namespace: "ray-system" }, by);
            const debug: number = LogSeverity.DEBUG;
            return engine.messages.slice(before).filter(({ severity }) => severity === debug).length;
        };
        expect(await debugMessages(plugin)).to.equal(0);
        const talkative = await PluginProcess.start(engine.address, LAUNCHER, { PULUMI_KUBERAY_DEBUG: "true" });
        try {
            expect(await debugMessages(talkative)).to.be.greaterThan(0);
        } finally {
            await talkative.end();
        }
    });

    it("refuses a component's bad inputs before it registers anything", async () => {
        const before = engine.registered.length;
        const error = await refusal(construct("RayPlatform", { cluster: { name: "prod" }, nodePools: {} }));
        expect(error.code).to.equal(status.INVALID_ARGUMENT);
        const [packed] = error.metadata.get("grpc-status-details-bin");
        const [detail] = Status.deserializeBinary(packed as Buffer).getDetailsList();
        const problems = InputPropertiesError.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
        expect(problems.toObject().errorsList.map(({ propertyPath }) => propertyPath)).to.deep.equal(["nodePools"]);
        expect(engine.registered.length).to.equal(before);
    });

    it("says in plain words that there is no such function or resource", async () => {
        const invoke = new InvokeRequest().setTok("kuberay:index:getNothing");
        const noFunction = await refusal(plugin.call(Plugin.invoke, invoke));
        expect(noFunction.details).to.equal('this version of kuberay has no function "kuberay:index:getNothing"');
        const check = new CheckRequest().setUrn(urn("RayThing")).setNews(struct({}));
        const noResource = await refusal(plugin.call(Plugin.check, check));
        expect(noResource.details).to.match(/has no resource "kuberay:index:RayThing"; it has kuberay:index:/);
    });

    it("lets itself be cancelled in silence, and goes on answering", async () => {
        const messages = engine.messages.length;
        await plugin.call(Plugin.cancel, new Empty());
        await plugin.call(Plugin.cancel, new Empty());
        await plugin.call(Plugin.getSchema, new GetSchemaRequest());
        expect(engine.messages.length).to.equal(messages);
    });

    for (const signal of ["SIGINT", "SIGTERM"] as const)
        it(`starts through a link, and ends with 0 on ${signal}`, async () => {
            const folder = mkdtempSync(join(tmpdir(), "kuberay-link-"));
            try {
                symlinkSync(LAUNCHER, join(folder, "pulumi-resource-kuberay"));
                const linked = await PluginProcess.start(engine.address, join(folder, "pulumi-resource-kuberay"));
                expect(await linked.end(signal)).to.equal(0);
            } finally {
                rmSync(folder, { recursive: true });
            }
        });
});
