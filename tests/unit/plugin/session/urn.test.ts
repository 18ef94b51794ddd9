import { expect } from "chai";
import { nameInUrn, typeInUrn } from "../../../../provider/src/plugin/session/urn";

describe("a URN", () => {
    const urn = "urn:pulumi:dev::shop::kuberay:index:RayPlatform$kuberay:index:RayCluster::ml::train";

    it("names the type of the resource itself, not of its parents", () => {
        expect(typeInUrn(urn)).to.equal("kuberay:index:RayCluster");
    });

    it("names the resource, colons and all", () => {
        expect(nameInUrn(urn)).to.equal("ml::train");
    });
});
