import { expect } from "chai";
import { readConfiguration } from "../../../../lab/aws/provider/configuration";

const ENVIRONMENT = { AWS_REGION: "us-west-2", AWS_ENDPOINT_URL: "http://lab" };

describe("the configuration of the lab's aws provider", () => {
    it("comes from the environment, and what is configured wins", () => {
        expect(readConfiguration({}, ENVIRONMENT)).to.deep.equal({
            region: "us-west-2",
            endpoint: "http://lab",
            defaultTags: {},
        });
        const args = {
            region: "eu-west-1",
            endpoints: '[{"eks":"http://other"}]',
            defaultTags: '{"tags":{"team":"ray"}}',
        };
        const configured = { region: "eu-west-1", endpoint: "http://other", defaultTags: { team: "ray" } };
        expect(readConfiguration(args, ENVIRONMENT)).to.deep.equal(configured);
    });

    it("is refused without a region, and without an endpoint, so that it never meets the real AWS", () => {
        expect(() => readConfiguration({}, { AWS_ENDPOINT_URL: "http://lab" })).to.throw("Missing region");
        expect(() => readConfiguration({}, { AWS_REGION: "us-west-2" })).to.throw("AWS_ENDPOINT_URL");
    });
});
