import { expect } from "chai";
import { nameOf, typeOf } from "../../../provider/src/plugin/tokens";

describe("a URN", () => {
    const urn = "urn:pulumi:dev::shop::kuberay:index:RayPlatform$kuberay:index:RayCluster::ml::train";

    it("names the type of the resource itself, not of its parents", () => {
        expect(typeOf(urn)).to.equal("kuberay:index:RayCluster");
    });

    it("names the resource, colons and all", () => {
        expect(nameOf(urn)).to.equal("ml::train");
    });
});
