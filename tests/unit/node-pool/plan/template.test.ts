import { expect } from "chai";
import { planNodePool } from "../../../../provider/src/node-pool/plan/node-pool";
import { context, pool } from "../fixtures";

const template = (launchTemplate: unknown) => planNodePool(pool({ launchTemplate }), context()).template;

describe("the overrides of a launch template", () => {
    it("are merged last: maps by key", () => {
        expect(template({ monitoring: { enabled: true }, placement: { tenancy: "dedicated" } })).to.deep.include({
            monitoring: { enabled: true },
            placement: { tenancy: "dedicated" },
        });
    });

    it("change a volume by its device, and add others, encrypted like the rest", () => {
        const volumes = [
            { deviceName: "/dev/xvda", ebs: { throughput: 250 } },
            { deviceName: "/dev/xvdc", ebs: { volumeSize: 10 } },
        ];
        const kept = { encrypted: "true", deleteOnTermination: "true" };
        expect(template({ blockDeviceMappings: volumes }).blockDeviceMappings).to.deep.equal([
            { deviceName: "/dev/xvda", ebs: { ...kept, volumeSize: 100, volumeType: "gp3", throughput: 250 } },
            { deviceName: "/dev/xvdc", ebs: { ...kept, volumeSize: 10 } },
        ]);
    });
});
