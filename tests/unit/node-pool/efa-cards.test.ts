import { expect } from "chai";
import { findInstanceType } from "../../../provider/src/instance-catalog/find";
import { INSTANCE_ROWS } from "../../../provider/src/instance-catalog/instance-types.gen";
import { efaCards } from "../../../provider/src/node-pool/efa-cards";
import { InstanceTypes } from "../../lab/aws/front/instance-types";
import { ensureVenv } from "../../lab/tools/python";

describe("the network cards with an Elastic Fabric Adapter", function () {
    this.timeout(180_000);

    it("are those that EC2 tells of, for every type of the catalogue", async () => {
        const ec2 = new InstanceTypes(await ensureVenv());
        for (const name of Object.keys(INSTANCE_ROWS)) {
            const type = findInstanceType(name);
            const facts = await ec2.find(name);
            if (type === undefined || facts === undefined) throw new Error(`${name} is unknown`);
            // Where there are fewer adapters than cards for them, the first ones are taken.
            expect(efaCards(type), name).to.deep.equal(facts.efaCards.slice(0, facts.mostEfa));
        }
    });
});
