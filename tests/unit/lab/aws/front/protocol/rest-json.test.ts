import { expect } from "chai";
import { restJson } from "../../../../../lab/aws/front/protocol/rest-json";
import { AwsError } from "../../../../../lab/aws/front/aws-error";
import { SMALL_MODEL } from "../small-model";

const request = (method: string, path: string, body = "") => ({
    method,
    url: new URL(path, "http://lab"),
    headers: {},
    body,
});

describe("the protocol of EKS", () => {
    it("finds the operation by path and puts path, query string and body together", () => {
        const { operation, input } = restJson.decode(
            SMALL_MODEL,
            request("POST", "/things/a%2Fb/parts?dryRun=true", '{"Count":3}'),
        );
        expect(operation.name).to.equal("Make");
        expect(input).to.deep.equal({ name: "a/b", dryRun: true, Count: 3 });
    });

    it("reports query parameters that the operation does not have", () => {
        expect(restJson.decode(SMALL_MODEL, request("POST", "/things/a/parts?x=1")).unknown).to.deep.equal(["x"]);
    });

    it("refuses a path that no operation has, and a body that is no JSON object", () => {
        expect(() => restJson.decode(SMALL_MODEL, request("GET", "/things/a/parts"))).to.throw("no operation GET");
        expect(() => restJson.decode(SMALL_MODEL, request("POST", "/things/a/parts", "[]"))).to.throw(
            "not a JSON object",
        );
    });

    it("names the error in the header that SDKs read", () => {
        const reply = restJson.encodeError(new AwsError("ResourceInUseException", "taken", 409), "id");
        expect(reply.headers["x-amzn-errortype"]).to.equal("ResourceInUseException");
        expect([reply.status, reply.body]).to.deep.equal([409, '{"message":"taken"}']);
    });

    it("writes instants as seconds since 1970", () => {
        const { Make } = SMALL_MODEL.operations;
        const reply = Make && restJson.encode(SMALL_MODEL, Make, { at: new Date(1500) }, "id");
        expect(reply?.body).to.equal('{"at":1.5}');
    });
});
