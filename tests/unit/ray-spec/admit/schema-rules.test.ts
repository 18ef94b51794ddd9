import { expect } from "chai";
import fc from "fast-check";
import { type PlannedArgs, planRayCluster } from "../../../../provider/src/ray-cluster/plan";
import { schemaFindings } from "../../../../provider/src/ray-spec/admit/schema-rules";
import { parseVersion } from "../../../../provider/src/ray-spec/facts/ray-version";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { anyArgs } from "../readback/any-args";

const findings = (spec: unknown, operator = "1.6.2"): string[] =>
    schemaFindings(spec, { operator: parseVersion(operator) }).map(({ place, rule }) => `${rule} ${place.join(".")}`);

const CONTAINERS = "spec.headGroupSpec.template.spec.containers";
/** A spec whose head has this pod. */
const headOf = (pod: object) => ({
    headGroupSpec: { rayStartParams: {}, template: { spec: { containers: [{ name: "ray-head" }], ...pod } } },
});

describe("the CRD's types, asked about a spec", () => {
    it("find nothing wrong with the least there is", () => {
        expect(findings(headOf({}))).to.deep.equal([]);
    });

    it("name the place of what is wrong, in the order of the spec", () => {
        const container = { image: 7, env: [{ name: "A" }, { name: "A" }], ports: [{ containerPort: 0 }] };
        expect(findings(headOf({ containers: [container], hostNetwork: "yes" }))).to.deep.equal([
            `R-FIELD-MISSING ${CONTAINERS}.0.name`,
            `R-FIELD-TYPE ${CONTAINERS}.0.image`,
            `R-ENTRY-TWICE ${CONTAINERS}.0.env.1`,
            `R-FIELD-VALUE ${CONTAINERS}.0.ports.0.containerPort`,
            "R-FIELD-TYPE spec.headGroupSpec.template.spec.hostNetwork",
        ]);
    });

    for (const name of ["constructor", "toString", "hasOwnProperty"]) {
        it(`know no field ${name}, though every object of JavaScript has it`, () => {
            expect(findings({ ...headOf({}), [name]: {} })).to.deep.equal([`R-FIELD-NAME spec.${name}`]);
        });
    }

    it("leave fields alone that a newer operator may know, and refuse those that an older one does not", () => {
        const spec = { ...headOf({}), fieldOfTomorrow: 1, upgradeStrategy: { type: "None" } };
        expect(findings(spec, "1.7.0")).to.deep.equal([]);
        expect(findings(spec, "1.5.1")).to.deep.equal([
            "R-FIELD-NAME spec.fieldOfTomorrow",
            "R-FIELD-NEW spec.upgradeStrategy",
        ]);
    });

    it("are silent about the name of a scheduling gate that is not known yet", () => {
        expect(findings(headOf({ schedulingGates: [{ name: UNKNOWN }] }))).to.deep.equal([]);
    });

    it("do not stumble over any leaf that is not known yet", () => {
        fc.assert(
            fc.property(anyArgs, fc.infiniteStream(fc.boolean()), (args, isOpen) => {
                const { spec } = planRayCluster(args as unknown as PlannedArgs, "urn");
                expect(() => findings(withUnknowns(spec, isOpen))).not.to.throw();
            }),
        );
    });
});

function withUnknowns(value: unknown, isOpen: Iterator<boolean>): unknown {
    if (Array.isArray(value)) return value.map((entry) => withUnknowns(entry, isOpen));
    if (typeof value !== "object" || value === null) return isOpen.next().value === true ? UNKNOWN : value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withUnknowns(inner, isOpen)]));
}
