import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";
import { BUILT_VERSION } from "../../../lab/ray-operator/kubelet";

const MODULES = join(__dirname, "../../../lab/tools/modules");

describe("the lab's KubeRay", () => {
    it("is the one that a unit has by default, operator and validation alike", () => {
        const validator = readFileSync(join(MODULES, "ray-validator/go.mod"), "utf8");
        expect(BUILT_VERSION).to.equal(DEFAULT_KUBERAY_VERSION);
        expect(validator).to.include(`kuberay/ray-operator v${DEFAULT_KUBERAY_VERSION}\n`);
    });
});
