import { expect } from "chai";
import fc from "fast-check";
import { planRayCluster } from "../../../../provider/src/ray-cluster/plan/ray-cluster";
import { schemaFindings } from "../../../../provider/src/ray-spec/admit/schema-rules";
import { parseVersion } from "../../../../provider/src/ray-spec/facts/ray-version";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { anyArgs } from "../../ray-cluster/readback/any-args";
import { type PlannedArgs } from "../../../../provider/src/ray-cluster/plan/planned-args";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";
import { TYPES_OF } from "../../../../provider/src/ray-spec/admit/ray-cluster-types.gen";

const findings = (spec: unknown, operator: string = DEFAULT_KUBERAY_VERSION): string[] =>
    schemaFindings(spec, { operator: parseVersion(operator) }).map(({ place, rule }) => `${rule} ${place.join(".")}`);

const CONTAINERS = "headGroupSpec.template.spec.containers";
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
            "R-FIELD-TYPE headGroupSpec.template.spec.hostNetwork",
        ]);
    });

    for (const name of ["constructor", "toString", "hasOwnProperty"]) {
        it(`know no field ${name}, though every object of JavaScript has it`, () => {
            expect(findings({ ...headOf({}), [name]: {} })).to.deep.equal([`R-FIELD-NAME ${name}`]);
        });
    }

    it("refuse what no type has up to the release that the types are of, and leave it alone for a newer operator", () => {
        const spec = { ...headOf({}), fieldOfTomorrow: 1, upgradeStrategy: { type: "None" } };
        const [major, minor, patch] = TYPES_OF;
        expect(findings(spec)).to.deep.equal(["R-FIELD-NAME fieldOfTomorrow"]);
        expect(findings(spec, `${major}.${minor}.${patch + 1}`)).to.deep.equal(["R-FIELD-NAME fieldOfTomorrow"]);
        expect(findings(spec, `${major}.${minor + 1}.0`)).to.deep.equal([]);
    });

    it("refuse fields that an older operator does not have", () => {
        const spec = { ...headOf({ hostnameOverride: "train" }), upgradeStrategy: { type: "None" } };
        expect(findings(spec, "1.5.1")).to.deep.equal(["R-FIELD-NEW upgradeStrategy"]);
        expect(findings(spec, "1.4.2")).to.deep.equal([
            "R-FIELD-NEW headGroupSpec.template.spec.hostnameOverride",
            "R-FIELD-NEW upgradeStrategy",
        ]);
    });

    it("are silent about the name of a scheduling gate that is not known yet", () => {
        expect(findings(headOf({ schedulingGates: [{ name: UNKNOWN }] }))).to.deep.equal([]);
    });

    it("know each field that inputs become", () => {
        fc.assert(
            fc.property(anyArgs, (args) => {
                const { spec } = planRayCluster(args as unknown as PlannedArgs, "urn");
                expect(findings(spec).filter((finding) => finding.startsWith("R-FIELD-NAME"))).to.deep.equal([]);
            }),
        );
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
