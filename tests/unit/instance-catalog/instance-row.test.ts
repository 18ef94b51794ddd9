import { expect } from "chai";
import fc from "fast-check";
import { fromRow, range, rowOf } from "../../../provider/src/instance-catalog/instance-row";
import { type InstanceType } from "../../../provider/src/instance-catalog/instance-type";
import { anyType, typeNamed } from "./fixtures";

const withEfa = ([type, networkCards, first, efaInterfaces]: [InstanceType, number, number, number]): InstanceType => ({
    ...type,
    networkCards,
    efaCards: efaInterfaces === 0 ? [] : range(Math.min(first, networkCards - 1), networkCards),
    efaInterfaces,
});

describe("a row of the catalogue", () => {
    it("reads as what it was written from, whatever the machine", () => {
        const neuron = fc.option(
            fc.record({ name: fc.constant("Trainium9"), devices: fc.nat(64), coresPerDevice: fc.nat(16) }),
            { nil: undefined },
        );
        const machine = fc.tuple(anyType, fc.integer({ min: 1, max: 40 }), fc.nat(40), fc.nat(40)).map(withEfa);
        fc.assert(
            fc.property(machine, neuron, (type, chips) => {
                const whole = { ...type, neuron: chips };
                expect(fromRow(rowOf(whole))).to.deep.equal(whole);
            }),
        );
    });

    it("says no more than what differs from the commonest machine", () => {
        expect(rowOf(typeNamed("m7i.2xlarge"))).to.equal("m7i.2xlarge 8 32768 4 15");
        expect(rowOf(typeNamed("p6-b300.48xlarge"))).to.equal(
            "p6-b300.48xlarge 192 4194304 4 50 cards=17 efa=16@1 nvme=8/30400 gpu=8/275040/B300",
        );
    });

    it("keeps the blanks in the name of a GPU", () => {
        expect(typeNamed("g7e.2xlarge").gpu?.name).to.equal("RTX PRO Server 6000");
    });
});
