import { expect } from "chai";
import { kubeRayCrds } from "../../../provider/src/kuberay-crds/lifecycle";
import { digestsOf } from "../../../provider/src/kuberay-crds/digest";
import { type LiveCrd, planCrd } from "../../../provider/src/kuberay-crds/plan";
import { loadManifests } from "../../../provider/src/kuberay-manifests/manifests";
import { type ResourceContext } from "../../../provider/src/shared/custom-resource";
import { StubServer } from "../cluster-access/stub-server";

const ignore = () => undefined;
const at: ResourceContext = {
    urn: "urn:pulumi:dev::test::kuberay:index:KubeRayCrds::crds",
    name: "crds",
    preview: false,
    timeoutSeconds: 5,
    signal: new AbortController().signal,
    log: { warn: ignore, info: ignore, status: ignore },
    config: {},
};

describe("an update of the CRDs", () => {
    let server: StubServer;
    afterEach(() => {
        server.stop();
    });

    it("does not take those of an upgrade that failed halfway for those of the version on record", async () => {
        const newer = await loadManifests("1.6.2");
        const live = newer.crds.map((crd): LiveCrd => planCrd(crd, "1.6.2"));
        const established = { conditions: [{ type: "Established", status: "True" }] };
        server = await StubServer.start(({ url = "" }, response) => {
            const path = url.split("?")[0] ?? "";
            const one = live.find(({ metadata }) => path.endsWith(`/${metadata.name}`));
            const items = live.map((crd) => ({ ...crd, status: established }));
            if (url.includes("watch=true")) response.flushHeaders();
            else response.end(JSON.stringify(one ?? { metadata: { resourceVersion: "1" }, items }));
        });
        const inputs = { version: "1.5.1", deletePolicy: "retain", kubeconfig: server.kubeconfig };
        const names = live.map(({ metadata }) => metadata.name);
        const state = { digest: newer.digest, names, specs: digestsOf(live) };
        const error: unknown = await kubeRayCrds
            .update(at, { id: "kuberay-crds", inputs, state }, inputs)
            .catch((e: unknown) => e);
        expect(error)
            .to.be.an("error")
            .with.property("message")
            .that.matches(/1\.6\.2 cannot be lowered to 1\.5\.1/);
        expect(server.requests.filter((request) => request.startsWith("PATCH"))).to.deep.equal([]);
    });
});
