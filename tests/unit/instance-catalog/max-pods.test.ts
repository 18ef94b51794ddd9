import { expect } from "chai";
import fc from "fast-check";
import { maxPods, maxPodsByInterfaces } from "../../../provider/src/instance-catalog/max-pods";
import { anyType, typeNamed } from "./fixtures";

/** Rows of amazon-eks-ami `nodeadm/internal/kubelet/eni-max-pods.txt`, one of each kind. */
const PUBLISHED: Readonly<Record<string, number>> = {
    "t2.nano": 4,
    "t3.small": 11,
    "t3.medium": 17,
    "t3.large": 35,
    "t3a.small": 8,
    "t4g.small": 11,
    "m4.large": 20,
    "m5.large": 29,
    "m5.xlarge": 58,
    "m5.4xlarge": 234,
    "m5.16xlarge": 737,
    "m5.metal": 737,
    "m5zn.3xlarge": 234,
    "m6in.32xlarge": 394,
    "m6idn.metal": 394,
    "m7g.medium": 8,
    "m7i-flex.large": 29,
    "m8g.metal-48xl": 737,
    "i3en.24xlarge": 737,
    "i4i.24xlarge": 437,
    "i7ie.12xlarge": 394,
    "hpc6id.32xlarge": 51,
    "hpc7a.96xlarge": 100,
    "hpc7g.16xlarge": 198,
    "inf1.24xlarge": 321,
    "inf2.48xlarge": 737,
    "p3dn.24xlarge": 737,
    "p4d.24xlarge": 737,
    "p4de.24xlarge": 737,
    "p5.4xlarge": 118,
    "p5.48xlarge": 100,
    "p5en.48xlarge": 198,
    "p6-b200.48xlarge": 198,
    "r8i.large": 59,
    "r8i.4xlarge": 394,
    "r8i.16xlarge": 1010,
    "r8i.96xlarge": 1514,
    "trn1.2xlarge": 58,
    "trn1n.32xlarge": 247,
    "trn2.48xlarge": 100,
    "u-3tb1.56xlarge": 234,
    "u7in-16tb.224xlarge": 394,
    "x1e.xlarge": 29,
    "z1d.metal": 737,
};

describe("the number of pods", () => {
    for (const [name, pods] of Object.entries(PUBLISHED)) {
        it(`is ${pods} by the interfaces of ${name}, as EKS publishes it`, () => {
            expect(maxPodsByInterfaces(typeNamed(name))).to.equal(pods);
        });
    }

    it("is capped at 110 below 30 vCPUs and at 250 above", () => {
        expect(maxPods(typeNamed("m5.4xlarge"))).to.equal(110);
        expect(maxPods(typeNamed("m5.16xlarge"))).to.equal(250);
        expect(maxPods(typeNamed("m5.xlarge"))).to.equal(58);
    });

    it("is less by what an EFA-only interface on the default card would have lent", () => {
        expect(maxPods(typeNamed("p5.48xlarge"), 1)).to.equal(51);
        expect(maxPods(typeNamed("p5en.48xlarge"), 1)).to.equal(149);
        expect(maxPods(typeNamed("p4d.24xlarge"), 1)).to.equal(250);
    });

    it("falls with each EFA-only interface, never below the pods on the host's network", () => {
        fc.assert(
            fc.property(anyType, fc.nat(30), (type, efaOnly) => {
                expect(maxPods(type, efaOnly + 1)).to.be.at.most(maxPods(type, efaOnly));
                expect(maxPods(type, efaOnly + 1)).to.be.at.least(2);
            }),
        );
    });
});
