import { type EditTable, live } from "../../ray-object/edit-class";
import { type GatewayArgs, type IngressArgs, type NetworkPolicyArgs } from "../../ray-object/companions/args";

const POLICY = "an object beside the pods: network plugins follow it at once";
const ROUTE = "an object beside the pods: whatever serves it follows it";

export const NETWORK_POLICY: EditTable<NetworkPolicyArgs> = {
    enabled: live(POLICY),
    allowFrom: live(POLICY),
    egress: live(POLICY),
    allowTo: live(POLICY),
    operatorNamespace: live(POLICY),
};

export const INGRESS: EditTable<IngressArgs> = {
    host: live(ROUTE),
    className: live(ROUTE),
    path: live(ROUTE),
    pathType: live(ROUTE),
    tlsSecretName: live(ROUTE),
    annotations: live(ROUTE),
};

export const GATEWAY: EditTable<GatewayArgs> = {
    name: live(ROUTE),
    namespace: live(ROUTE),
    listener: live(ROUTE),
    host: live(ROUTE),
    path: live(ROUTE),
    annotations: live(ROUTE),
};
