import { type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderService as Plugin } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ConfigureRequest, CreateRequest, ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { StubEngine } from "../../../support/stub-engine";
import { StubServer } from "../../cluster-access/stub-server";
import { PluginProcess } from "./plugin-process";

const CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

describe("a create that is running", () => {
    let engine: StubEngine;
    let plugin: PluginProcess;
    let server: StubServer;
    let waits: Promise<void>;

    beforeEach(async () => {
        engine = await StubEngine.start();
        plugin = await PluginProcess.start(engine.address);
        await plugin.call(Plugin.configure, new ConfigureRequest());
        const { promise, resolve } = signal();
        waits = promise;
        server = await StubServer.start(({ method, url = "" }, response) => {
            const path = url.split("?")[0] ?? "";
            const metadata = { name: path.slice(CRDS.length + 1), resourceVersion: "1" };
            if (url.includes("watch=true")) {
                response.flushHeaders();
                resolve();
            } else if (path === CRDS) response.end(JSON.stringify({ metadata, items: [] }));
            // Takes the definitions, and never serves their kinds.
            else response.writeHead(method === "PATCH" ? 200 : 404).end(JSON.stringify({ metadata, spec: {} }));
        });
    });

    afterEach(async () => {
        await plugin.end();
        server.stop();
        engine.stop();
    });

    const create = async (timeout: number): Promise<ErrorResourceInitFailed.AsObject> => {
        const urn = "urn:pulumi:dev::test::kuberay:index:KubeRayCrds::it";
        const inputs = { version: "1.6.2", deletePolicy: "retain", kubeconfig: server.kubeconfig };
        const request = new CreateRequest().setUrn(urn).setProperties(Struct.fromJavaScript(inputs));
        const error = await plugin.call(Plugin.create, request.setTimeout(timeout)).then(
            () => expect.fail("expected a failed initialisation"),
            (refused: unknown) => refused as ServiceError,
        );
        const [packed] = error.metadata.get("grpc-status-details-bin");
        const [detail] = Status.deserializeBinary(packed as Buffer).getDetailsList();
        return ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array()).toObject();
    };

    it("ends at once when the user cancels, and what it has made is recorded", async () => {
        const failed = create(0);
        await waits;
        await plugin.call(Plugin.cancel, new Empty());
        const { id, reasonsList } = await failed;
        expect([id, reasonsList]).to.deep.equal([
            "kuberay-crds",
            ["cancelled while waiting until the API server serves the CRDs"],
        ]);
    });

    it("waits no longer than customTimeouts say", async () => {
        const { reasonsList } = await create(1);
        expect(reasonsList[0]).to.match(/is not served after 1 s/);
    });
});

function signal() {
    let resolve = (): void => undefined;
    const promise = new Promise<void>((done) => {
        resolve = done;
    });
    return { promise, resolve };
}
