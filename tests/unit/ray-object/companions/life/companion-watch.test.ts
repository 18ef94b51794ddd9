import { expect } from "chai";
import { KubernetesError } from "../../../../../provider/src/cluster-access/errors";
import { type RayClusterArgs } from "../../../../../provider/src/ray-cluster/args/args";
import { CompanionWatch } from "../../../../../provider/src/ray-object/companions/life/companion-watch";
import { planCompanions } from "../../../../../provider/src/ray-object/companions/plan";
import { FakeCluster } from "../../../cluster-access/fake-cluster";
import { cluster } from "../../../ray-cluster/support";

const SITE = { name: "train", namespace: "ray" };
const UNKNOWN_KIND = new KubernetesError(404, "", "404 page not found");
const FORBIDDEN = new KubernetesError(403, "Forbidden", "ingresses is forbidden");

const messageWith = async (differs: Partial<RayClusterArgs>, kind: string, refusal: Error): Promise<string> => {
    const fake = new FakeCluster();
    fake.refusals.set(kind, refusal);
    const opened = CompanionWatch.open(fake.operation(), SITE, planCompanions(cluster(differs)), []);
    return opened.then(
        () => "none",
        (error: unknown) => (error as Error).message,
    );
};

describe("a companion whose kind cannot be read", () => {
    it("asks for the Gateway API where that is not installed, and not in the API server's words", async () => {
        const gateway = { name: "public" };
        expect(await messageWith({ gateway }, "HTTPRoute", UNKNOWN_KIND)).to.equal(
            "gateway: the Kubernetes cluster knows no HTTPRoute: install the CRDs of the Gateway API, or use `ingress`.",
        );
    });

    it("says how to do without one of another kind", async () => {
        expect(await messageWith({}, "PodDisruptionBudget", UNKNOWN_KIND)).to.equal(
            "head.disruptionProtection: the Kubernetes cluster knows no PodDisruptionBudget: set `head.disruptionProtection` to false.",
        );
    });

    it("quotes the API server where it refuses", async () => {
        const ingress = { className: "nginx", host: "ray.example.com" };
        expect(await messageWith({ ingress }, "Ingress", FORBIDDEN)).to.equal(
            "ingress: ingresses is forbidden. Allow it, or leave out `ingress`.",
        );
    });
});
