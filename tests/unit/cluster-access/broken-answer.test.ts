import { expect } from "chai";
import { connect } from "../../../provider/src/cluster-access/connect";
import { Cancelled, isTransient } from "../../../provider/src/cluster-access/errors";
import { kindOf } from "../../../provider/src/cluster-access/objects";
import { bodyOf } from "../../../provider/src/cluster-access/request";
import { type Answer, StubServer } from "./stub-server";

const PODS = kindOf("v1", "Pod", "pods");
const BEGIN = '{"kind": "Pod", ';
const POD = `${BEGIN}"metadata": {"name": "a"}}`;

/** Promises a whole object and resets the connection in the middle of it. */
const breakOff: Answer = (_request, response) => {
    response.writeHead(200, { "content-length": POD.length });
    response.write(BEGIN, () => setImmediate(() => response.socket?.resetAndDestroy()));
};
const whole: Answer = (_request, response) => response.end(POD);

describe("an answer that breaks off in the middle", () => {
    let server: StubServer;
    afterEach(() => {
        server.stop();
    });

    const get = async (answers: readonly Answer[], patienceMs: number) => {
        server = await StubServer.start((request, response) => {
            const answer = answers[Math.min(server.requests.length, answers.length) - 1];
            answer?.(request, response);
        });
        const connection = await connect(server.kubeconfig, {});
        return connection.get(PODS, "ray", "a", { signal: cancellation().signal, patienceMs });
    };

    it("is asked for again", async () => {
        const pod = await get([breakOff, whole], 5_000);
        expect(pod?.metadata.name).to.equal("a");
        expect(server.requests.length).to.equal(2);
    });

    it("is a lost connection, in our words, when there is no time to ask again", async () => {
        const error: unknown = await get([breakOff], 0).catch((e: unknown) => e);
        expect(isTransient(error)).to.equal(true);
        expect(error)
            .to.be.an("error")
            .with.property("message")
            .that.matches(/cannot be reached.*broke in the middle/);
    });

    it("is a cancellation when the user cancels meanwhile", async () => {
        const { signal, cancel } = cancellation();
        server = await StubServer.start((_request, response) => {
            response.writeHead(200, { "content-length": POD.length });
            response.write(BEGIN);
        });
        const connection = await connect(server.kubeconfig, {});
        const answer = await connection.stream({ method: "GET", path: "/api/v1/pods", signal }, 5_000);
        const error = bodyOf(answer, connection.server, signal).catch((e: unknown) => e);
        cancel();
        expect(await error).to.be.instanceOf(Cancelled);
    });
});

function cancellation() {
    const controller = new AbortController();
    const cancel = () => {
        controller.abort();
    };
    return { signal: controller.signal, cancel };
}
