import { type TSchema } from "@sinclair/typebox";
import { expect } from "chai";
import { component, customResource } from "../../../../provider/src/plugin/dispatch/dispatch";
import { CATALOG } from "../../../../provider/codegen/schema/catalog";

const messageOf = async (loading: Promise<unknown>): Promise<string> =>
    loading.then(
        () => "loaded",
        (error: unknown) => (error as Error).message,
    );

const namesIn = ({ properties }: TSchema): string[] => Object.keys(properties as object);

describe("the dispatch", () => {
    for (const { name, component: isComponent, outputs } of CATALOG)
        it(`loads ${name}, which the schema has`, async () => {
            const type = `kuberay:index:${name}`;
            if (isComponent) expect((await component(type)).outputs).to.deep.equal(namesIn(outputs));
            else expect(await customResource(type)).to.respondTo("create");
        });

    it("names what there is when asked for a resource or component that is not", async () => {
        expect(await messageOf(customResource("kuberay:index:RayClutser"))).to.match(
            /^this version of kuberay has no resource "kuberay:index:RayClutser"; it has kuberay:index:KubeRayCrds, /,
        );
        expect(await messageOf(component("constructor"))).to.match(/^this version of kuberay has no component/);
    });
});
