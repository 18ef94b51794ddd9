import { stringify } from "yaml";
import { type Join } from "./join";
import { type NodeSettings } from "./node-settings";
import { said, type SettingsTree } from "../facts/settings";
import { type TaintArgs } from "../../placement/args/taint";

/** `spec` of nodeadm's NodeConfig (amazon-eks-ami `nodeadm/api/v1alpha1/nodeconfig_types.go`). */
export function nodeConfigSpec({ kubelet, raid0, parallelImagePull, join }: NodeSettings): SettingsTree {
    return said({
        cluster: join && {
            name: join.clusterName,
            apiServerEndpoint: join.endpoint,
            certificateAuthority: join.certificateAuthority,
            cidr: join.serviceCidr,
        },
        kubelet: said({ config: said({ ...kubelet }), flags: join && flags(join) }),
        instance: raid0 ? { localStorage: { strategy: "RAID0" } } : undefined,
        featureGates: parallelImagePull ? { FastImagePull: true } : undefined,
    });
}

/** Nothing unknown is in these: see `planUserData`. */
function flags({ labels, taints }: Join): string[] {
    const nodeLabels = Object.entries(labels as Record<string, string>).map(([key, value]) => `${key}=${value}`);
    const nodeTaints = (taints as TaintArgs[]).map(({ key, value = "", effect }) => `${key}=${value}:${effect}`);
    return [
        `--node-labels=${nodeLabels.join(",")}`,
        ...(nodeTaints.length > 0 ? [`--register-with-taints=${nodeTaints.join(",")}`] : []),
    ];
}

const BOUNDARY = "KUBERAY";

/** A document of several parts: EKS adds its own part to it. */
export const nodeadmUserData = (spec: SettingsTree): string =>
    [
        "MIME-Version: 1.0",
        `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
        "",
        `--${BOUNDARY}`,
        "Content-Type: application/node.eks.aws",
        "",
        stringify({ apiVersion: "node.eks.aws/v1alpha1", kind: "NodeConfig", spec }).trimEnd(),
        "",
        `--${BOUNDARY}--`,
        "",
    ].join("\n");
