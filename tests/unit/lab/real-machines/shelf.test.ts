import { expect } from "chai";
import { recipeOf } from "../../../lab/real-machines/images/shelf";

describe("the images of real nodes", () => {
    const IMAGES = [
        ["rayproject/ray", "2.54.0", "ray 2.54.0"],
        ["rayproject/ray", "2.54.0-py311-gpu", "ray 2.54.0"],
        ["team/mirror/rayproject/ray", "2.49.2-py312", "ray 2.49.2"],
        ["kuberay/operator", "v1.6.2", "operator 1.6.2"],
        ["kuberay/operator", "v1.5.1", "operator 1.5.1"],
        ["library/redis", "7", "redis"],
        ["pause", "1", "pause"],
        ["library/debian", "12", "debian"],
        ["kuberay/operator", "v1.4.2", undefined],
        ["kuberay/operator", "latest", undefined],
        ["rayproject/ray", "nightly", undefined],
        ["rayproject/ray", "does-not-exist", undefined],
        ["library/nginx", "1.29", undefined],
    ] as const;
    for (const [repository, tag, key] of IMAGES) {
        it(`${repository}:${tag} is ${key ?? "not to be had"}`, () => {
            expect(recipeOf(repository, tag, ["1.6.2", "1.5.1"])?.key).to.equal(key);
        });
    }
});
