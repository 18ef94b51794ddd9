import { type KnownCluster } from "../../support/look-ups";
import { type Source } from "../counterparts/literals";

/** The values of a cluster in a program that has looked it up itself, into the variable `cluster`. */
export const lookedUp = (cluster: KnownCluster): [string, Source][] =>
    Object.entries({
        endpoint: cluster.endpoint,
        "certificateAuthorities[0].data": cluster.certificateAuthority,
        "vpcConfig.vpcId": cluster.vpcId,
        "vpcConfig.clusterSecurityGroupId": cluster.securityGroupId,
        "kubernetesNetworkConfigs[0].serviceIpv4Cidr": cluster.serviceCidr,
        ...Object.fromEntries(cluster.subnetIds.map((subnet, at) => [`vpcConfig.subnetIds[${at}]`, subnet])),
    }).map(([path, value]) => [value, { expression: `cluster.${path}`, isOutput: false }]);
