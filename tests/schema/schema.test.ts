import { expect } from "chai";
import { readFileSync } from "node:fs";
import { SCHEMA } from "../../provider/codegen/places";
import type { ObjectSpec, PropertySpec, TypeSpec } from "../../provider/codegen/schema/pulumi-schema";
import { packageSchema, schemaText } from "../../provider/codegen/schema/schema";
import { PROVIDER_VERSION } from "../../provider/src/shared/provider-version";

const schema = packageSchema();

/** Every property of the package, by where it stands. */
function* properties(): Generator<readonly [string, PropertySpec]> {
    const sets: [string, Readonly<Record<string, PropertySpec>>][] = [["config", schema.config.variables]];
    for (const [token, type] of Object.entries(schema.types))
        if (type.type === "object") sets.push([token, type.properties]);
    for (const [token, resource] of Object.entries(schema.resources))
        sets.push([`${token} inputs`, resource.inputProperties], [`${token} outputs`, resource.properties]);
    for (const [owner, set] of sets) for (const [name, spec] of Object.entries(set)) yield [`${owner} ${name}`, spec];
}

const inputs = [...properties()].filter(([where]) => !where.includes("outputs"));

describe("the schema", () => {
    it("is what the definitions give", () => {
        expect(readFileSync(SCHEMA, "utf8")).to.equal(schemaText());
    });

    it("has the version that resources are registered with", () => {
        expect(schema.version).to.equal(PROVIDER_VERSION);
    });

    it("documents every property with a sentence", () => {
        const undocumented = [...properties()].filter(
            ([, { description }]) => !/^[A-Z`].*\.$/s.test(description ?? ""),
        );
        expect(undocumented.map(([where]) => where)).to.deep.equal([]);
    });

    it("documents every resource and type with a sentence", () => {
        const documented = [...Object.entries(schema.resources), ...Object.entries(schema.types)];
        const undocumented = documented.filter(
            ([, spec]) => !("enum" in spec) && !/^[A-Z].*\.$/s.test(spec.description ?? ""),
        );
        expect(undocumented.map(([token]) => token)).to.deep.equal([]);
    });

    it("says in the text what it does without an optional input", () => {
        const silent = optionalInputs().filter(([, { description }]) => !description?.includes("Default: "));
        expect(silent.map(([where]) => where)).to.deep.equal([]);
    });

    it("quotes in the text the default that it has", () => {
        const disagreeing = inputs.filter(([, { default: value, description }]) => {
            if (value === undefined) return false;
            const [, quoted = ""] = /Default: (.*)\.$/s.exec(description ?? "") ?? [];
            return quoted.replaceAll("`", "") !== String(value);
        });
        expect(disagreeing.map(([where]) => where)).to.deep.equal([]);
    });

    it("closes every set of words, and gives each word a name that every language can write", () => {
        for (const [token, type] of Object.entries(schema.types)) {
            if (type.type !== "string") continue;
            expect(type.enum.length, token).to.be.greaterThan(1);
            for (const { name, value } of type.enum) {
                expect(name, token).to.match(/^[A-Z][A-Za-z0-9]*$/);
                expect(name.toLowerCase(), token).to.equal(value.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
            }
        }
    });

    it("marks as secret every kubeconfig that an SDK can wrap", () => {
        const secret = (set: Readonly<Record<string, PropertySpec>>) => set.kubeconfig?.secret;
        expect(secret(schema.config.variables)).to.equal(true);
        for (const name of ["KubeRayCrds", "RayCluster", "KubeRayOperator"])
            expect(secret(schema.resources[`kuberay:index:${name}`]?.inputProperties ?? {}), name).to.equal(true);
    });

    it("keeps the shape of a unit plain and its leaves open to outputs", () => {
        const { cluster, nodePools, namespace } = schema.resources["kuberay:index:RayPlatform"]?.inputProperties ?? {};
        expect([cluster?.plain, nodePools?.plain, nodePools?.additionalProperties?.plain]).to.deep.equal([
            true,
            true,
            true,
        ]);
        expect(namespace?.plain).to.equal(undefined);
        const plainLeaves = [...properties()].filter(([, spec]) => spec.plain === true && !isShape(spec));
        expect(plainLeaves.map(([where]) => where)).to.deep.equal([]);
    });

    it("lets resources take whole outputs of a unit", () => {
        const { pools } = schema.resources["kuberay:index:RayCluster"]?.inputProperties ?? {};
        expect([pools?.plain, pools?.additionalProperties?.plain]).to.deep.equal([undefined, undefined]);
        const platform = schema.resources["kuberay:index:RayPlatform"];
        expect(platform?.properties.nodePools?.additionalProperties).to.deep.equal(pools?.additionalProperties);
    });
});

const isObject = ({ $ref = "" }: TypeSpec): boolean =>
    "properties" in (schema.types[$ref.replace("#/types/", "")] ?? {});

const isShape = (spec: TypeSpec): boolean => spec.additionalProperties !== undefined || spec.$ref !== undefined;

/** Optional inputs, without objects, whose own inputs say it, and without those that only ever are outputs. */
function optionalInputs(): (readonly [string, PropertySpec])[] {
    const required = new Set<string>();
    for (const [token, resource] of Object.entries(schema.resources))
        for (const name of resource.requiredInputs) required.add(`${token} inputs ${name}`);
    for (const [token, type] of Object.entries(schema.types))
        for (const name of (type as ObjectSpec).required ?? []) required.add(`${token} ${name}`);
    return inputs.filter(
        ([where, spec]) => !required.has(where) && !where.includes("PoolPlacement ") && !isObject(spec),
    );
}
