import { expect } from "chai";
import { byName, choice, mapOf, object, Type } from "../../../../provider/src/shared/definition";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { isButMisnamed, shapeProblems } from "../../../../provider/src/shared/validation/shape";
import { withDefaults } from "../../../../provider/src/shared/validation/defaults";
import { withKnownNames } from "../../../../provider/src/shared/validation/known-names";

const text = Type.String({ description: "Some text." });
const pool = object("NodePool", "A pool.", {
    instanceTypes: Type.Array(text, {
        minItems: 1,
        maxItems: 2,
        description: "EC2 types, e.g. `a.b`; one kind. More.",
    }),
    minSize: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: "Fewest nodes." })),
    diskSize: Type.Optional(Type.Integer({ minimum: 20, maximum: 100, description: "Size in GiB." })),
    cpu: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: "Cores." })),
    capacity: Type.Optional(choice(["onDemand", "spot"], { default: "onDemand", description: "How." })),
    public: Type.Optional(Type.Boolean({ description: "Whether." })),
    labels: Type.Optional(mapOf(text, { description: "Labels." })),
    subnets: Type.Optional(Type.Array(text, { minItems: 1, description: "Subnets." })),
    podTemplate: Type.Optional(Type.Unknown({ description: "Anything." })),
});
const platform = object("RayPlatformArgs", "All.", {
    cluster: object("Cluster", "Where.", { name: text }),
    nodePools: Type.Optional(byName(pool, { minProperties: 1, description: "Pools." })),
    wait: Type.Optional(choice(["ready", "head", "none"], { description: "What for." })),
});

const valid = { instanceTypes: ["m7i.large"] };
const withPool = (differs: object) => ({ cluster: { name: "prod" }, nodePools: { gpu: { ...valid, ...differs } } });

/** Given below `nodePools.gpu`, said of which property of it, in which words. */
const POOL_CASES: readonly { given: object; at: string; says: string }[] = [
    {
        given: { minSize: "two" },
        at: ".minSize",
        says: 'must be a whole number, 0 or more; got "two" (text). Give a number without quotes.',
    },
    {
        given: { minSize: "2" },
        at: ".minSize",
        says: 'must be a whole number, 0 or more; got "2" (text). Give 2 without quotes.',
    },
    {
        given: { minSize: -1 },
        at: ".minSize",
        says: "must be a whole number, 0 or more; got -1. Raise it to 0 or more.",
    },
    { given: { minSize: 1.5 }, at: ".minSize", says: "must be a whole number, 0 or more; got 1.5. Round it." },
    { given: { minSize: [1] }, at: ".minSize", says: "must be a whole number, 0 or more; got a list. Give a number." },
    {
        given: { diskSize: 8 },
        at: ".diskSize",
        says: "must be a whole number from 20 to 100; got 8. Raise it to 20 or more.",
    },
    {
        given: { diskSize: 800 },
        at: ".diskSize",
        says: "must be a whole number from 20 to 100; got 800. Lower it to 100 or less.",
    },
    { given: { cpu: 0 }, at: ".cpu", says: "must be a number above 0; got 0. Raise it above 0." },
    {
        given: { capacity: "Spot" },
        at: ".capacity",
        says: 'must be "onDemand" or "spot"; got "Spot". Did you mean "spot"?',
    },
    {
        given: { capacity: "cheap" },
        at: ".capacity",
        says: 'must be "onDemand" or "spot"; got "cheap". Pick one of these.',
    },
    { given: { capacity: 3 }, at: ".capacity", says: 'must be "onDemand" or "spot"; got 3. Give one of these words.' },
    {
        given: { public: "yes" },
        at: ".public",
        says: 'must be true or false; got "yes" (text). Give true or false without quotes.',
    },
    { given: { labels: { a: 1 } }, at: ".labels.a", says: "must be text; got a number. Put it in quotes." },
    { given: { labels: { "x/y": {} } }, at: '.labels["x/y"]', says: "must be text; got a map. Give text." },
    { given: { labels: ["a"] }, at: ".labels", says: "must be a map; got a list. Give its properties by name." },
    {
        given: { instanceTypes: "m7i.large" },
        at: ".instanceTypes",
        says: 'must be a list of 1 to 2 entries; got "m7i.large" (text). Put it in a list, even a single one.',
    },
    {
        given: { instanceTypes: [] },
        at: ".instanceTypes",
        says: "must be a list of 1 to 2 entries; got an empty list. Add one.",
    },
    {
        given: { instanceTypes: ["a", "b", "c"] },
        at: ".instanceTypes",
        says: "must be a list of 1 to 2 entries; got 3. Remove some.",
    },
    {
        given: { instanceTypes: ["a", 7] },
        at: ".instanceTypes[1]",
        says: "must be text; got a number. Put it in quotes.",
    },
    { given: { instanceTypes: [null] }, at: ".instanceTypes[0]", says: "must be text; got nothing. Give text." },
    {
        given: { subnets: [] },
        at: ".subnets",
        says: "must be a list of at least 1 entry; got an empty list. Add one, or leave the property out.",
    },
    {
        given: { instanceTypes: undefined },
        at: ".instanceTypes",
        says: "is required: EC2 types, e.g. `a.b`; one kind. Give it.",
    },
    {
        given: { instanceTypes: null },
        at: ".instanceTypes",
        says: "is required: EC2 types, e.g. `a.b`; one kind. Give it.",
    },
    {
        given: { instancetype: [] },
        at: ".instancetype",
        says: 'is not an input of a node pool. Did you mean "instanceTypes"?',
    },
    {
        given: { zzz: UNKNOWN },
        at: ".zzz",
        says:
            "is not an input of a node pool. Remove it; there are: instanceTypes, minSize, diskSize, cpu, capacity, " +
            "public, labels, subnets, podTemplate.",
    },
];

describe("what a definition says against a value", () => {
    for (const { given, at, says } of POOL_CASES)
        it(`of ${JSON.stringify(given, (_, value: unknown) => value ?? null)}: ${says}`, () => {
            const problems = shapeProblems(platform, withPool(given));
            expect(problems.map(({ path, reason }) => ({ path, reason }))).to.deep.equal([
                { path: `nodePools.gpu${at}`, reason: says },
            ]);
        });

    it("names what is missing at the top, once", () => {
        const reasons = shapeProblems(platform, {});
        expect(reasons).to.deep.equal([
            { rule: "R-INPUT-MISSING", path: "cluster", reason: "is required: Where. Give it." },
        ]);
    });

    it("lists three choices as a person would", () => {
        const [problem] = shapeProblems(platform, { ...withPool({}), wait: "redy" });
        expect(problem?.reason).to.equal('must be "ready", "head" or "none"; got "redy". Did you mean "ready"?');
    });

    it("refuses an empty map of names, and says that it can be left out", () => {
        const [problem] = shapeProblems(platform, { ...withPool({}), nodePools: {} });
        expect(problem).to.deep.equal({
            rule: "R-INPUT-VALUE",
            path: "nodePools",
            reason: "must be a map of at least 1 entry; got an empty map. Add one, or leave the property out.",
        });
    });

    it("names the object wanted where something else stands", () => {
        const [problem] = shapeProblems(platform, { cluster: "prod" });
        expect(problem?.reason).to.equal('must be a cluster; got "prod" (text). Give its properties by name.');
    });

    it("says of a wrong RayPlatformArgs what people write in programs", () => {
        const [problem] = shapeProblems(platform, { ...withPool({}), nodepool: {} });
        expect(problem?.reason).to.equal('is not an input of a RayPlatform. Did you mean "nodePools"?');
    });

    it("reports every offending place, in the order of the definition, below the path given", () => {
        const value = {
            nodePools: { b: { ...valid, cpu: -1, minSize: "x" }, a: { ...valid, diskSize: 1 } },
            cluster: {},
        };
        expect(shapeProblems(platform, value, "unit").map((problem) => problem.path)).to.deep.equal([
            "unit.cluster.name",
            "unit.nodePools.b.minSize",
            "unit.nodePools.b.cpu",
            "unit.nodePools.a.diskSize",
        ]);
    });

    it("lets unknowns pass everywhere: leaves, list entries, maps, objects, the whole", () => {
        const unknown = { instanceTypes: [UNKNOWN], minSize: UNKNOWN, capacity: UNKNOWN, labels: { a: UNKNOWN } };
        expect(shapeProblems(platform, withPool(unknown))).to.deep.equal([]);
        expect(shapeProblems(platform, { cluster: UNKNOWN, nodePools: UNKNOWN })).to.deep.equal([]);
        expect(shapeProblems(platform, withPool({ instanceTypes: UNKNOWN, labels: UNKNOWN }))).to.deep.equal([]);
        expect(shapeProblems(platform, UNKNOWN)).to.deep.equal([]);
    });

    it("takes null for left out, and anything for a property of any shape", () => {
        expect(shapeProblems(platform, withPool({ minSize: null, podTemplate: { a: [1] }, zzz: null }))).to.deep.equal(
            [],
        );
    });
});

describe("defaults", () => {
    it("are filled in at every depth that is there, and nowhere else", () => {
        expect(withDefaults(platform, withPool({ podTemplate: { spec: null } }))).to.deep.equal(
            withPool({ podTemplate: { spec: null }, minSize: 0, capacity: "onDemand" }),
        );
        expect(withDefaults(platform, { cluster: { name: "prod" } })).to.deep.equal({ cluster: { name: "prod" } });
    });

    it("stand in for null, never for what was given or is unknown", () => {
        const given = withPool({ minSize: null, diskSize: null, capacity: UNKNOWN });
        expect(withDefaults(platform, given)).to.deep.equal(withPool({ minSize: 0, capacity: UNKNOWN }));
        expect(withDefaults(platform, { nodePools: UNKNOWN })).to.deep.equal({ nodePools: UNKNOWN });
    });

    it("leave what does not fit for the check to report", () => {
        expect(withDefaults(platform, { nodePools: "many", more: 1 })).to.deep.equal({ nodePools: "many", more: 1 });
    });

    it("never change their argument", () => {
        const given = Object.freeze({
            cluster: Object.freeze({ name: "prod" }),
            nodePools: Object.freeze({ a: Object.freeze({}) }),
        });
        expect(withDefaults(platform, given)).not.to.equal(given);
    });
});

describe("known names", () => {
    it("are what is left of a value, at every depth, and everything of what may be anything", () => {
        const free = { labels: { any: "x" }, podTemplate: { foo: 1 } };
        const given = { ...withPool({ ...free, maxzise: 2, constructor: 3 }), more: 1 };
        expect(withKnownNames(platform, given)).to.deep.equal(withPool(free));
        expect(withKnownNames(platform, { cluster: { name: "prod", foo: 1 }, nodePools: UNKNOWN })).to.deep.equal({
            cluster: { name: "prod" },
            nodePools: UNKNOWN,
        });
    });

    it("are all that a shape lacks which can be judged all the same", () => {
        const [at] = shapeProblems(platform, withPool({ foo: 1 })).map(({ path }) => path.replace(/\.foo$/, ""));
        const isJudged = (pool: object) => isButMisnamed(shapeProblems(platform, withPool(pool)), at);
        expect(isJudged({})).to.equal(true);
        expect(isJudged({ foo: 1 })).to.equal(true);
        expect(isJudged({ minSise: 2 }), "a misspelt input").to.equal(false);
        expect(isJudged({ foo: 1, minSize: "two" })).to.equal(false);
        expect(isButMisnamed(shapeProblems(platform, { ...withPool({}), foo: { bar: 1 } }), at)).to.equal(false);
        expect(isButMisnamed(shapeProblems(platform, "prod"))).to.equal(false);
    });
});
