import { Metadata } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { expect } from "chai";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { decode } from "../../../../provider/src/plugin/wire/codec";
import { errorAnswer } from "../../../../provider/src/plugin/error-answer";
import { Outputs } from "../../../../provider/src/plugin/wire/outputs";
import { InitialisationFailed } from "../../../../provider/src/shared/custom-resource";

const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const inputs = decode(Struct.fromJavaScript({ image: "ray:2", kubeconfig: { ...SECRET, value: "k" } }));
const outputs = new Outputs(inputs);
const expected = {
    image: "ray:2",
    kubeconfig: { ...SECRET, value: "k" },
    state: "ready",
};

describe("outputs of a custom resource", () => {
    it("are its inputs and its state, secret where the inputs were", () => {
        expect(outputs.with({ state: "ready" }).toJavaScript()).to.deep.equal(expected);
    });

    it("travel with a failed initialisation, so that the next update continues with what is there", async () => {
        const failed = new InitialisationFailed("ray/train", { state: "ready" }, ["no image", "no node"]);
        const error: unknown = await outputs
            .orInitialisationError(() => Promise.reject(failed))
            .catch((e: unknown) => e);
        const metadata = errorAnswer(error).metadata;
        const [packed] = (metadata ?? new Metadata()).get("grpc-status-details-bin");
        const [detail] = Status.deserializeBinary(packed as Buffer).getDetailsList();
        expect(detail?.getTypeName()).to.equal("pulumirpc.ErrorResourceInitFailed");
        const sent = ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
        expect(sent.getId()).to.equal("ray/train");
        expect(sent.getReasonsList()).to.deep.equal(["no image", "no node"]);
        expect(sent.getProperties()?.toJavaScript()).to.deep.equal(expected);
    });

    it("do not travel with other errors, whose message the engine prints", async () => {
        const failed = Object.assign(new Error("connection refused"), { code: "ECONNREFUSED" });
        const error: unknown = await outputs
            .orInitialisationError(() => Promise.reject(failed))
            .catch((e: unknown) => e);
        expect(error).to.equal(failed);
        const answer = errorAnswer(error);
        expect([answer.code, answer.details, answer.metadata]).to.deep.equal([2, "connection refused", undefined]);
    });
});
