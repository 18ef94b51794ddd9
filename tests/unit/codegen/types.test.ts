import { expect } from "chai";
import { Types } from "../../../provider/codegen/schema/types";
import { byName, choice, object, Type } from "../../../provider/src/shared/definition";

const words = (values: string[]) => choice(values, { description: "How." });
const pool = object("Pool", "A pool.", { size: Type.Integer({ description: "Nodes." }) });
const unit = object("Unit", "A unit.", {
    main: pool,
    pools: Type.Optional(byName(pool, { description: "Pools." })),
    list: Type.Array(Type.String(), { description: "A list." }),
});

describe("types of the schema", () => {
    it("are plain in shape for components, and open at the leaves", () => {
        expect(new Types().properties(unit, "plain")).to.deep.equal({
            main: { $ref: "#/types/kuberay:index:Pool", plain: true, description: "A pool." },
            pools: {
                type: "object",
                additionalProperties: { $ref: "#/types/kuberay:index:Pool", plain: true },
                plain: true,
                description: "Pools.",
            },
            list: { type: "array", items: { type: "string" }, description: "A list." },
        });
    });

    it("are open to outputs everywhere for resources", () => {
        const { main, pools } = new Types().properties(unit, "lifted");
        expect([main?.plain, pools?.plain, pools?.additionalProperties?.plain]).to.deep.equal([
            undefined,
            undefined,
            undefined,
        ]);
    });

    it("are called like their property, or as they say, when they are sets of words", () => {
        const types = new Types();
        types.properties(object("A", "A.", { capacity: words(["onDemand", "spot"]) }), "plain");
        expect(types.all()["kuberay:index:Capacity"]).to.deep.equal({
            type: "string",
            enum: [
                { name: "OnDemand", value: "onDemand" },
                { name: "Spot", value: "spot" },
            ],
        });
    });

    it("must not share a name when they differ", () => {
        const types = new Types();
        types.properties(object("A", "A.", { wait: words(["a", "b"]) }), "plain");
        expect(() => types.properties(object("B", "B.", { wait: words(["a", "c"]) }), "plain")).to.throw(
            "two different types are called Wait: give one of the definitions another title",
        );
    });
});
