import { expect } from "chai";
import { nodeChoices } from "../../../provider/src/instance-catalog/node-choices";
import { typeNamed } from "./fixtures";

describe("what a pool decides about its nodes", () => {
    const DEFAULTS = {
        ...{ diskSizeGiB: 100, localStorage: "none", efaInterfaces: 0, efaOnlyInterfaces: 0 },
        ...{ memoryOverhead: 0.075, kubelet: {} },
    };

    it("is Bottlerocket for NVIDIA GPUs and Amazon Linux for the rest, when it says nothing", () => {
        expect(nodeChoices(typeNamed("g6e.12xlarge"))).to.deep.equal({ amiFamily: "bottlerocket", ...DEFAULTS });
        for (const name of ["m7i.large", "m7g.large", "trn1.32xlarge"]) {
            expect(nodeChoices(typeNamed(name))).to.deep.equal({ amiFamily: "al2023", ...DEFAULTS });
        }
    });

    it("is what it says, and the default where it says undefined", () => {
        const given = { amiFamily: "al2023", diskSizeGiB: undefined, localStorage: "raid0" } as const;
        expect(nodeChoices(typeNamed("g6e.12xlarge"), given)).to.deep.equal({
            ...DEFAULTS,
            ...given,
            diskSizeGiB: 100,
        });
    });
});
