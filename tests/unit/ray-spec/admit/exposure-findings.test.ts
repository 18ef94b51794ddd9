import { expect } from "chai";
import { checkRayCluster } from "../../../../provider/src/ray-cluster/checks";
import { cluster, general } from "../../ray-cluster/support";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";

const problemsOf = (differs: object): string[] =>
    checkRayCluster(
        { ...cluster(), ...differs },
        { name: "train", path: "", pools: { general }, operatorVersion: DEFAULT_KUBERAY_VERSION },
    ).map(({ path, reason }) => `${path}: ${reason}`);

const open = { authentication: "disabled" };
const head = (headGroupSpec: object) => ({ spec: { headGroupSpec } });

describe("an override of a Ray cluster that opens it to the world without authentication", () => {
    const CASES: readonly { readonly title: string; readonly differs: object; readonly says: RegExp }[] = [
        {
            title: "by turning authentication off beside an Ingress",
            differs: { ingress: {}, spec: { authOptions: { mode: "disabled" } } },
            says: /^spec\.authOptions\.mode: an Ingress reaches beyond the Kubernetes cluster.*exposeWithoutAuthentication: true/,
        },
        {
            title: "by the type of the head's Service",
            differs: { ...open, ...head({ serviceType: "LoadBalancer" }) },
            says: /^spec\.headGroupSpec\.serviceType: a Service of type LoadBalancer reaches beyond/,
        },
        {
            title: "by KubeRay's Ingress",
            differs: { ...open, ...head({ enableIngress: true }) },
            says: /^spec\.headGroupSpec\.enableIngress: KubeRay's Ingress reaches beyond/,
        },
    ];
    for (const { title, differs, says } of CASES) {
        it(`is refused ${title}, once, and taken when it is asked for`, () => {
            const problems = problemsOf(differs);
            expect(problems).to.have.length(1);
            expect(problems[0]).to.match(says);
            expect(problemsOf({ ...differs, exposeWithoutAuthentication: true })).to.deep.equal([]);
        });
    }

    it("is not said again of what an input says", () => {
        expect(problemsOf({ ...open, head: { pool: "general", service: { type: "NodePort" } } })).to.have.length(1);
    });

    it("is nothing of the kind with authentication", () => {
        expect(problemsOf(head({ enableIngress: true }))).to.deep.equal([]);
    });
});
