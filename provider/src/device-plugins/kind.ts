import { EFA_PLUGIN_REQUESTS, NVIDIA_PLUGIN_REQUESTS } from "../placement/neighbours";
import { type Room } from "../placement/amounts";

export type DevicePluginKind = "nvidia" | "efa";

/** What a device plugin needs of its node. */
export interface DevicePlugin {
    /** End of its names in the program and in Kubernetes. */
    readonly name: string;
    readonly requests: Room;
    readonly env: Readonly<Record<string, string>>;
    /** Folders of the node, at the same place in the container. */
    readonly hostPaths: Readonly<Record<string, string>>;
    readonly hostNetwork: boolean;
}

/** Where the kubelet listens for device plugins. */
const KUBELET = "/var/lib/kubelet/device-plugins";

/** As their makers' manifests have them: NVIDIA `deployments/static`, eks-charts `aws-efa-k8s-device-plugin`. */
export const PLUGIN_OF_KIND: Readonly<Record<DevicePluginKind, DevicePlugin>> = {
    nvidia: {
        name: "nvidia-device-plugin",
        requests: NVIDIA_PLUGIN_REQUESTS,
        // A GPU that is broken must not take those beside it out of service.
        env: { FAIL_ON_INIT_ERROR: "false" },
        hostPaths: { "device-plugins": KUBELET },
        hostNetwork: false,
    },
    efa: {
        name: "efa-device-plugin",
        requests: EFA_PLUGIN_REQUESTS,
        env: {},
        hostPaths: { "device-plugins": KUBELET, infiniband: "/dev/infiniband" },
        hostNetwork: true,
    },
};
