import { expect } from "chai";
import fc from "fast-check";
import { remarksOnRayCluster } from "../../../provider/src/ray-cluster/checks";
import { type RayClusterArgs } from "../../../provider/src/ray-cluster/args/args";
import { type CheckedInputs, checkInputs } from "../../../provider/src/ray-cluster/inputs";
import { type ResourceContext } from "../../../provider/src/shared/custom-resource";
import { clusters } from "../../support/ray-cluster-fuzz/generator";
import { mended } from "../../support/ray-cluster-fuzz/mend";
import { eachUnknown } from "../../support/rule-rows/unknowns";
import { general } from "./support";

const pools = { general, gpu: { ...general, instanceTypes: ["g6e.12xlarge"], node: { efaInterfaces: 4 } } };

const checked = (cluster: Readonly<Record<string, unknown>>): CheckedInputs =>
    checkInputs({ name: "train" } as ResourceContext, { namespace: "ray", pools, ...cluster });

describe("a Ray cluster that passes the checks", () => {
    it("passes them too while any one of its inputs is unknown, and can be remarked on", () => {
        fc.assert(
            fc.property(clusters(), fc.nat(), (generated, which) => {
                const cluster = mended(generated, (inputs) => checked(inputs).problems);
                fc.pre(cluster !== undefined);
                const unknowns = eachUnknown({ pools, ...cluster });
                const { path, differs } = unknowns[which % unknowns.length] ?? { path: "", differs: cluster };
                const { problems, inputs, fit } = checked(differs);
                expect(problems, path).to.deep.equal([]);
                expect(() => remarksOnRayCluster(inputs as unknown as RayClusterArgs, fit)).not.to.throw();
            }),
        );
    });
});
