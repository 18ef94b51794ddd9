import { expect } from "chai";
import { isMutating } from "../../../../lab/aws/front/request-log";

describe("the request log", () => {
    for (const read of ["DescribeNodegroup", "ListClusters", "GetRole", "GetCallerIdentity"]) {
        it(`takes ${read} for a read`, () => {
            expect(isMutating(read)).to.equal(false);
        });
    }
    for (const change of [
        "CreateNodegroup",
        "UpdateNodegroupConfig",
        "DeleteRole",
        "TagResource",
        "SetDesiredCapacity",
    ]) {
        it(`takes ${change} for a change`, () => {
            expect(isMutating(change)).to.equal(true);
        });
    }
});
