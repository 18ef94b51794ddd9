import { expect } from "chai";
import { type Rights } from "../../../provider/src/kuberay-manifests/manifests";
import { operatorContainer } from "../../../provider/src/operator/deployment";
import { planOperator } from "../../../provider/src/operator/plan";

const RIGHTS: Rights = {
    rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }],
    leaderElectionRules: [{ apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["get"] }],
};
const choice = { version: "1.6.2", namespace: "kuberay-operator", createNamespace: true, watchNamespaces: ["ray"] };

describe("the plan of the operator", () => {
    it("grants rights in each watched namespace, leader election in its own, and nothing elsewhere", () => {
        const { grants } = planOperator({ ...choice, watchNamespaces: ["ray", "other", "ray"] }, RIGHTS);
        expect(grants.map(({ key, name, namespace }) => `${key}: ${name} in ${namespace}`)).to.deep.equal([
            "leader-election: kuberay-operator-leader-election in kuberay-operator",
            "in-other: kuberay-operator in other",
            "in-ray: kuberay-operator in ray",
        ]);
    });

    it("tells the operator which namespaces to watch", () => {
        const { deployment } = planOperator({ ...choice, watchNamespaces: ["ray", "other"] }, RIGHTS);
        expect(deployment.args).to.deep.equal(["--enable-leader-election=true", "--watch-namespace=other,ray"]);
    });

    it("grants rights everywhere only when every namespace is watched", () => {
        const { grants, deployment } = planOperator({ ...choice, watchNamespaces: ["*"] }, RIGHTS);
        const everywhere = grants.filter((grant) => grant.namespace === undefined);
        expect(everywhere.map((grant) => grant.name)).to.deep.equal(["kuberay-operator-kuberay-operator"]);
        expect(deployment.args).to.deep.equal(["--enable-leader-election=true"]);
    });

    for (const namespace of ["default", "kube-system"]) {
        it(`neither makes nor removes the namespace ${namespace}`, () => {
            expect(planOperator({ ...choice, namespace }, RIGHTS).createNamespace).to.equal(false);
        });
    }

    it("runs the image of its version as closed as Kubernetes' restricted profile wants", () => {
        const container = operatorContainer(planOperator(choice, RIGHTS).deployment);
        expect(container.image).to.equal("quay.io/kuberay/operator:v1.6.2");
        expect(container.securityContext).to.deep.include({
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            runAsNonRoot: true,
            capabilities: { drop: ["ALL"] },
        });
    });
});
