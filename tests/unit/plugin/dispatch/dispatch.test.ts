import { expect } from "chai";
import { component, customResource } from "../../../../provider/src/plugin/dispatch/dispatch";

const messageOf = async (loading: Promise<unknown>): Promise<string> =>
    loading.then(
        () => "loaded",
        (error: unknown) => (error as Error).message,
    );

describe("the dispatch", () => {
    it("names what there is when asked for a resource or component that is not", async () => {
        expect(await messageOf(customResource("kuberay:index:RayClutser"))).to.match(
            /^this version of kuberay has no resource "kuberay:index:RayClutser"; it has kuberay:index:KubeRayCrds, /,
        );
        expect(await messageOf(component("constructor"))).to.match(/^this version of kuberay has no component/);
    });
});
