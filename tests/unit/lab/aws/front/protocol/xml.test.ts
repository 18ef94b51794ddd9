import { expect } from "chai";
import { AwsError } from "../../../../../lab/aws/front/aws-error";
import { ec2 } from "../../../../../lab/aws/front/protocol/ec2";
import { query } from "../../../../../lab/aws/front/protocol/query";
import { SMALL_MODEL } from "../small-model";

const make = SMALL_MODEL.operations.Make;

describe("the XML protocols", () => {
    it("write what the output's shape has, under its names, and escape text", () => {
        const reply = make && ec2.encode(SMALL_MODEL, make, { Tags: [{ Key: "a", Value: "<&" }], Bogus: 1 }, "id");
        expect(reply?.body).to.contain("<tagSet><item><Key>a</Key><Value>&lt;&amp;</Value></item></tagSet>");
        expect(reply?.body).not.to.contain("Bogus");
    });

    it("write errors each in its own envelope", () => {
        const error = new AwsError("Bad", "it is <bad>");
        expect(ec2.encodeError(error, "id").body).to.contain(
            "<Errors><Error><Code>Bad</Code><Message>it is &lt;bad&gt;</Message>",
        );
        expect(query.encodeError(error, "id").body).to.contain(
            "<ErrorResponse><Error><Type>Sender</Type><Code>Bad</Code>",
        );
    });
});
