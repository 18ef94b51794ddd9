import { expect } from "chai";
import { findInstanceType, instanceTypeNames } from "../../../provider/src/instance-catalog/find";
import { InstanceTypes } from "../../lab/aws/front/instance-types";
import { ensureVenv } from "../../lab/tools/python";

describe("the network cards with an Elastic Fabric Adapter", function () {
    this.timeout(180_000);

    it("are those that EC2 tells of, for every type of the catalogue", async () => {
        const ec2 = new InstanceTypes(await ensureVenv());
        for (const name of instanceTypeNames()) {
            const type = findInstanceType(name);
            const facts = await ec2.find(name);
            if (type === undefined || facts === undefined) throw new Error(`${name} is unknown`);
            expect(type.efaCards, name).to.deep.equal(facts.efaCards);
            expect(type.efaInterfaces, name).to.equal(facts.mostEfa);
        }
    });
});
