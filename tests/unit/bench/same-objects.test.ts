import { expect } from "chai";
import { assertSameObjects } from "../../bench/benches/same-objects";
import { type Step } from "../../bench/processes/project";

const step = (types: string, op = "create"): Step => ({ op, urn: `urn:pulumi:dev::project::${types}::name` });

const UNIT = "kuberay:index:RayPlatform";
const ours = [
    step("pulumi:pulumi:Stack"),
    step(UNIT),
    step(`${UNIT}$kuberay:index:PlatformPlan`),
    step(`${UNIT}$kuberay:index:KubeRayCrds`),
    step(`${UNIT}$kuberay:index:RayNodePool$aws:iam/role:Role`),
    step(`${UNIT}$kuberay:index:RayCluster`),
];
const theirs = [step("pulumi:pulumi:Stack"), step("aws:iam/role:Role"), step("kubernetes:ray.io/v1:RayCluster")];
const crd = step("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition");

describe("two previews to be compared", () => {
    it("are about the same objects, components and witness aside, a RayCluster being one on both sides", () => {
        expect(() => {
            assertSameObjects(ours, theirs);
        }).not.to.throw();
    });

    it("may differ by as many CRDs as are announced, and no others", () => {
        expect(() => {
            assertSameObjects(ours, [...theirs, crd], { crds: 1 });
        }).not.to.throw();
        expect(() => {
            assertSameObjects(ours, [...theirs, crd]);
        }).to.throw("1 CRDs");
    });

    it("are told apart by type and number", () => {
        expect(() => {
            assertSameObjects(ours, [...theirs, step("aws:iam/role:Role")]);
        }).to.throw("aws:iam/role:Role: ours 1, theirs 2");
    });

    it("must mean the same to all objects", () => {
        expect(() => {
            assertSameObjects(ours, [...theirs, step("aws:ec2/vpc:Vpc", "update")]);
        }).to.throw("update urn:pulumi:dev::project::aws:ec2/vpc:Vpc::name");
    });
});
