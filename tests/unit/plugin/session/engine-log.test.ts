import { Server, ServerCredentials } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { EngineConnection } from "../../../../provider/src/plugin/session/engine-log";

interface Call {
    request: LogRequest;
}
type Done = (error: null, answer: Empty) => void;

describe("messages to the engine", () => {
    let server: Server;
    const open: { readonly text: string; readonly done: Done }[] = [];
    let onArrival: () => void = () => undefined;

    async function connection(): Promise<EngineConnection> {
        server = new Server();
        server.addService(EngineService, {
            log: ({ request }: Call, done: Done) => {
                open.push({ text: request.getMessage(), done });
                onArrival();
            },
        });
        const port = await new Promise<number>((resolve, reject) => {
            server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
                if (error === null) resolve(bound);
                else reject(error);
            });
        });
        return new EngineConnection(`127.0.0.1:${port}`);
    }

    afterEach(() => {
        server.forceShutdown();
    });

    it("are sent one after the other, so that they are shown in the order in which they were said", async () => {
        const engine = await connection();
        const shown: string[] = [];
        for (const text of ["first", "second", "third"]) {
            if (text === "second") engine.warn("urn", text);
            else engine.info("urn", text);
        }
        while (shown.length < 3) {
            if (open.length === 0) await new Promise<void>((resolve) => (onArrival = resolve));
            expect(open, "on their way at once").to.have.lengthOf(1);
            const arrived = open.shift();
            shown.push(arrived?.text ?? "");
            arrived?.done(null, new Empty());
        }
        expect(shown).to.deep.equal(["first", "second", "third"]);
        await engine.sent();
    });
});
