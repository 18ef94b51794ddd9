import { expect } from "chai";
import { operatorVersion } from "../../../lab/ray-operator/image";

describe("the version in an operator's image", () => {
    for (const [image, version] of [
        ["quay.io/kuberay/operator:v1.6.2", "1.6.2"],
        ["mirror.example.com:5000/kuberay/operator:v1.5.1", "1.5.1"],
        ["quay.io/kuberay/operator:does-not-exist", undefined],
        ["example.com/notkuberay/operator:v1.6.2", undefined],
        ["rayproject/ray:2.54.0", undefined],
    ] as const) {
        it(`of ${image} is ${version ?? "none"}`, () => {
            expect(operatorVersion(image)).to.equal(version);
        });
    }
});
