import { expect } from "chai";
import { kubeRayCrds } from "../../../provider/src/kuberay-crds/lifecycle";
import { type ResourceContext } from "../../../provider/src/shared/custom-resource";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

async function notesOf(parents: string, version: string): Promise<readonly string[]> {
    const notes: string[] = [];
    const log = { warn: () => undefined, info: (note: string) => notes.push(note), status: () => undefined };
    const at = { urn: `urn:pulumi:dev::test::${parents}kuberay:index:KubeRayCrds::crds`, log };
    const inputs = { version: "1.5.1", deletePolicy: "retain" };
    const was = { id: "crds", inputs, state: inputs };
    await kubeRayCrds.diff(at as unknown as ResourceContext, was, { ...inputs, version });
    return notes;
}

describe("the diff of the CRDs", () => {
    it("notes that another version is one for the whole cluster, and no pod's affair", async () => {
        expect(await notesOf("", "1.6.2")).to.deep.equal([
            "version: the CRDs move from 1.5.1 to 1.6.2 for the whole Kubernetes cluster; no pod restarts by that",
        ]);
    });

    it("says nothing while the version stays or is not known, nor in a unit, which says it with its operator", async () => {
        expect(await notesOf("", "1.5.1")).to.deep.equal([]);
        expect(await notesOf("", UNKNOWN as never)).to.deep.equal([]);
        expect(await notesOf("kuberay:index:RayPlatform$", "1.6.2")).to.deep.equal([]);
    });
});
