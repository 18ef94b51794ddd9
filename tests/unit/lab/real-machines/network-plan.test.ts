import { expect } from "chai";
import { labNetwork, LAST_NODE, NETWORKS, nodeNetwork, overlap } from "../../../lab/real-machines/network-plan";

describe("the addresses of real nodes", () => {
    it("follow from the numbers of lab and node", () => {
        expect(labNetwork(3)).to.deep.equal({
            bridge: "kuberay3",
            gateway: "10.251.3.1",
            nodeRange: "10.251.3.0/24",
            podRange: "10.131.0.0/16",
        });
        expect(nodeNetwork(labNetwork(3), 12)).to.deep.equal({
            address: "10.251.3.12",
            podRange: "10.131.12.0/24",
            link: "kuberay3n12",
        });
    });

    it("leave every name of a link within the 15 characters that Linux allows", () => {
        expect(nodeNetwork(labNetwork(NETWORKS - 1), LAST_NODE).link.length).to.be.at.most(15);
    });

    const RANGES = [
        ["10.251.0.0/24", "10.251.0.7", true],
        ["10.251.0.0/24", "10.0.0.0/8", true],
        ["10.0.0.0/8", "10.251.0.0/24", true],
        ["10.251.0.0/24", "10.251.1.0/24", false],
        ["10.128.0.0/16", "172.17.0.0/16", false],
        ["10.128.0.0/16", "0.0.0.0/0", true],
    ] as const;
    for (const [one, other, expected] of RANGES) {
        it(`${expected ? "meet" : "do not meet"} between ${one} and ${other}`, () => {
            expect(overlap(one, other)).to.equal(expected);
        });
    }
});
