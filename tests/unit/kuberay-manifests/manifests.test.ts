import { expect } from "chai";
import { loadManifests } from "../../../provider/src/kuberay-manifests/manifests";
import { canonical } from "../../../provider/src/shared/canonical";
import { SUPPORTED_KUBERAY_VERSIONS } from "../../../provider/src/shared/versions";

describe("manifests of KubeRay", () => {
    for (const version of SUPPORTED_KUBERAY_VERSIONS)
        it(`of ${version} hold its CRDs and the operator's rights`, async () => {
            const manifests = await loadManifests(version);
            expect(manifests.version).to.equal(version);
            expect(manifests.digest).to.match(/^[0-9a-f]{64}$/);
            expect(manifests.crds.map((crd) => crd.metadata.name)).to.include.members([
                "rayclusters.ray.io",
                "rayjobs.ray.io",
                "rayservices.ray.io",
            ]);
            expect(manifests.rules.some((rule) => rule.apiGroups?.includes("ray.io"))).to.equal(true);
            expect(manifests.leaderElectionRules.some((rule) => rule.resources?.includes("leases"))).to.equal(true);
        });

    // A patch release may change nothing but the operator's program.
    it("have one digest exactly when they hold the same", async () => {
        const contents = new Map<string, string>();
        for (const supported of SUPPORTED_KUBERAY_VERSIONS) {
            const { version, digest, ...content } = await loadManifests(supported);
            const same = contents.get(digest);
            if (same === undefined) expect([...contents.values()], version).not.to.include(canonical(content));
            else expect(canonical(content), version).to.equal(same);
            contents.set(digest, canonical(content));
        }
        expect(contents.size).to.be.greaterThan(1);
    });

    it("of a version that is not packed say what to do", async () => {
        const message = await loadManifests("0.0.1").catch((error: unknown) => String(error));
        expect(message).to.equal(
            'Error: the manifests of KubeRay 0.0.1 are not packed into the plugin; run "npm run build"',
        );
    });
});
