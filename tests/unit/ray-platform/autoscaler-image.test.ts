import { type InputPropertiesError } from "@pulumi/pulumi";
import { expect } from "chai";
import { autoscalerImage } from "../../../provider/src/ray-platform/autoscaler-image";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

describe("the image of the Cluster Autoscaler", () => {
    it("follows the cluster's Kubernetes, and is unknown with it", () => {
        expect(autoscalerImage("unit", {}, "1.35")).to.match(/:v1\.35\./);
        expect(autoscalerImage("unit", {}, UNKNOWN)).to.equal(UNKNOWN);
    });

    it("follows what was said before what was found", () => {
        expect(autoscalerImage("unit", { kubernetesVersion: "1.34" }, "1.35")).to.match(/:v1\.34\./);
        expect(autoscalerImage("unit", { image: "r/ca:1", kubernetesVersion: "1.34" }, "1.35")).to.equal("r/ca:1");
    });

    it("is asked for on a cluster that is newer than all that the provider knows", () => {
        let refusal: unknown;
        try {
            autoscalerImage("unit", {}, "1.50");
        } catch (error) {
            refusal = error;
        }
        const [problem] = (refusal as InputPropertiesError).errors as unknown[];
        expect(problem).to.deep.equal({
            propertyPath: "clusterAutoscaler.image",
            reason: "the EKS cluster has Kubernetes 1.50, and this provider knows the Cluster Autoscaler for 1.32, 1.33, 1.34, 1.35, 1.36. Give the image of the one for 1.50. [R-AUTOSCALER-IMAGE]",
        });
    });
});
