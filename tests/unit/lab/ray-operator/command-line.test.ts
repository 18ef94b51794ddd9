import { type V1Container, type V1Pod } from "@kubernetes/client-node";
import { expect } from "chai";
import { operatorArguments, operatorVariables } from "../../../lab/ray-operator/command-line";

const around = { kubeconfig: "/lab/k", healthPort: 1, metricsPort: 2 };
const container = (differs: Partial<V1Container> = {}): V1Container => ({ name: "operator", ...differs });
const pod: V1Pod = { metadata: { name: "op-1", namespace: "ray-system" }, spec: { containers: [] } };

describe("the operator's command line", () => {
    it("is the Deployment's own, followed by what running outside the cluster needs", () => {
        const own = container({ command: ["/manager", "--zap-devel"], args: ["--watch-namespace=ray"] });
        expect(operatorArguments(pod, own, around)).to.deep.equal([
            "--zap-devel",
            "--watch-namespace=ray",
            "--kubeconfig=/lab/k",
            "--metrics-addr=127.0.0.1:2",
            "--health-probe-bind-address=127.0.0.1:1",
            "--leader-election-namespace=ray-system",
            "--use-kubernetes-proxy",
        ]);
    });

    it("has the Deployment's variables and no others", () => {
        const env = [
            { name: "PLAIN", value: "1" },
            { name: "WHERE", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
        ];
        expect(operatorVariables(pod, container({ env }))).to.deep.equal({ PLAIN: "1", WHERE: "ray-system" });
    });

    it("refuses a variable whose source it cannot read, by name", () => {
        const env = [{ name: "TOKEN", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }];
        expect(() => operatorVariables(pod, container({ env }))).to.throw("cannot fill the variable TOKEN");
    });
});
