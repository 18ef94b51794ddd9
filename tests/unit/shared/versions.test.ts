import { expect } from "chai";
import { isDowngrade } from "../../../provider/src/kuberay-crds/versions";
import {
    DEFAULT_KUBERAY_VERSION,
    didYouMeanVersion,
    SUPPORTED_KUBERAY_VERSIONS,
} from "../../../provider/src/shared/versions";

describe("the packed versions of KubeRay", () => {
    it("are listed oldest first, each once", () => {
        const [, ...newer] = SUPPORTED_KUBERAY_VERSIONS;
        newer.forEach((version, at) => {
            expect(isDowngrade(version, SUPPORTED_KUBERAY_VERSIONS[at] ?? ""), version).to.equal(true);
        });
    });

    for (const version of SUPPORTED_KUBERAY_VERSIONS)
        it(`are suggested as they are written: v${version}`, () => {
            expect(didYouMeanVersion(`v${version}`)).to.equal(` Did you mean "${version}"?`);
        });

    it("are suggested by release, the newest of it", () => {
        const [major = "", minor = ""] = DEFAULT_KUBERAY_VERSION.split(".");
        const release = `${major}.${minor}`;
        const newest = SUPPORTED_KUBERAY_VERSIONS.filter((version) => version.startsWith(`${release}.`)).at(-1) ?? "";
        for (const text of [release, `${release}.999`, `v${release}.0-rc.1`])
            expect(didYouMeanVersion(text), text).to.equal(` Did you mean "${newest}"?`);
    });

    it("are not suggested for what is far from each", () => {
        for (const text of ["newest", "99.0.0", ""]) expect(didYouMeanVersion(text), text).to.equal("");
    });
});
