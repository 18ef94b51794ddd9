import { expect } from "chai";
import { parseImage } from "../../../../provider/src/ray-spec/facts/image";

describe("the version of Ray in an image's tag", () => {
    const digest = `sha256:${"0".repeat(64)}`;
    const CASES: readonly [string, string | undefined][] = [
        ["rayproject/ray:2.54.0", "2.54.0"],
        ["rayproject/ray:2.54.0-py311-gpu", "2.54.0"],
        ["rayproject/ray-ml:2.54.0.rc1-cpu", "2.54.0.rc1"],
        ["rayproject/ray:2.54.0-aarch64", "2.54.0"],
        ["rayproject/ray:v2.54.0", "2.54.0"],
        ["team/train:ray-2.54.0-cuda12", "2.54.0"],
        ["123456789012.dkr.ecr.us-west-2.amazonaws.com/ray:2.54.0", "2.54.0"],
        ["localhost:5000/ray:2.54.0", "2.54.0"],
        [`rayproject/ray:2.54.0@${digest}`, "2.54.0"],
        [`rayproject/ray@${digest}`, undefined],
        ["rayproject/ray:latest", undefined],
        ["rayproject/ray:nightly-py311", undefined],
        ["rayproject/ray:abc2.54.0", undefined],
        ["rayproject/ray:2.54", undefined],
        ["rayproject/ray:12", undefined],
        ["rayproject/ray", undefined],
        ["localhost:5000/ray", undefined],
    ];
    for (const [image, version] of CASES) {
        it(`of ${image} is ${version ?? "not known"}`, () => {
            expect(parseImage(image)).to.not.equal(undefined);
            expect(parseImage(image)?.rayVersion).to.equal(version);
        });
    }

    for (const image of ["", " ", "a b", ":2.54.0", "ray:", "ray:a:b", "https://ray", "ray@sha256:xyz"]) {
        it(`does not take ${JSON.stringify(image)} for an image`, () => {
            expect(parseImage(image)).to.equal(undefined);
        });
    }
});
