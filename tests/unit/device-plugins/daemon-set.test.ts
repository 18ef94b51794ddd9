import { type types } from "@pulumi/kubernetes";
import { expect } from "chai";
import { daemonSetSpec, pluginLabels } from "../../../provider/src/device-plugins/daemon-set";
import { PLUGIN_OF_KIND } from "../../../provider/src/device-plugins/kind";

type PodSpec = types.input.core.v1.PodSpec;
type Container = types.input.core.v1.Container;

const specOf = (kind: "nvidia" | "efa") =>
    daemonSetSpec("ml", PLUGIN_OF_KIND[kind], "r/image:1", ["gpu", "train"]) as {
        selector: { matchLabels: Record<string, string> };
        template: { spec: PodSpec & { containers: Container[] } };
    };

for (const kind of ["nvidia", "efa"] as const) {
    describe(`the DaemonSet of the ${kind} device plugin`, () => {
        const { selector, template } = specOf(kind);
        const pod = template.spec;
        const [container] = pod.containers;

        it("runs on the pools of this unit that need it, and on no other node", () => {
            const { requiredDuringSchedulingIgnoredDuringExecution: required } = (
                pod.affinity as { nodeAffinity: Record<string, { nodeSelectorTerms: unknown[] }> }
            ).nodeAffinity;
            expect(required?.nodeSelectorTerms).to.deep.equal([
                {
                    matchExpressions: [
                        { key: "kuberay.pulumi.com/platform", operator: "In", values: ["ml"] },
                        { key: "kuberay.pulumi.com/pool", operator: "In", values: ["gpu", "train"] },
                    ],
                },
            ]);
        });

        it("runs there whatever taints the nodes have, before any other pod", () => {
            expect(pod.tolerations).to.deep.equal([{ operator: "Exists" }]);
            expect(pod.priorityClassName).to.equal("system-node-critical");
        });

        it("has no token, no privileges, no capabilities, and Kubernetes' default system calls", () => {
            expect(pod.automountServiceAccountToken).to.equal(false);
            expect(pod.securityContext).to.deep.equal({ seccompProfile: { type: "RuntimeDefault" } });
            expect(container?.securityContext).to.deep.equal({
                allowPrivilegeEscalation: false,
                capabilities: { drop: ["ALL"] },
            });
        });

        it("selects its pods by labels that no new version changes", () => {
            expect(pluginLabels("ml", PLUGIN_OF_KIND[kind])).to.include(selector.matchLabels);
            expect(Object.values(selector.matchLabels)).to.deep.equal([PLUGIN_OF_KIND[kind].name, "ml"]);
        });
    });
}

describe("the device plugins", () => {
    it("see what they serve and nothing else of the node", () => {
        const paths = (kind: "nvidia" | "efa") =>
            (specOf(kind).template.spec.volumes as { hostPath: { path: string } }[]).map(
                ({ hostPath }) => hostPath.path,
            );
        expect(paths("nvidia")).to.deep.equal(["/var/lib/kubelet/device-plugins"]);
        expect(paths("efa")).to.deep.equal(["/var/lib/kubelet/device-plugins", "/dev/infiniband"]);
    });

    it("request what the budget of a node counts for them", () => {
        const requests = (kind: "nvidia" | "efa") =>
            (specOf(kind).template.spec.containers[0]?.resources as { requests: unknown }).requests;
        expect(requests("nvidia")).to.deep.equal({ cpu: "20m", memory: "100Mi" });
        expect(requests("efa")).to.deep.equal({ cpu: "10m", memory: "20Mi" });
    });
});
