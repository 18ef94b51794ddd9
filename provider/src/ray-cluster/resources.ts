import * as pulumi from "@pulumi/pulumi";
import { type Inputs } from "../shared/pulumi/inputs";
import { PROVIDER_VERSION } from "../shared/provider-version";
import { type RayClusterArgs } from "./args/args";

const RAY_CLUSTER_TOKEN = "kuberay:index:RayCluster";

/** Registers `RayCluster` from inside a component; `lifecycle.ts` is what then runs. */
export class RayCluster extends pulumi.CustomResource {
    declare readonly namespace: pulumi.Output<string>;
    declare readonly headServiceName: pulumi.Output<string>;
    declare readonly dashboardUrl: pulumi.Output<string>;
    declare readonly clientUrl: pulumi.Output<string>;
    declare readonly jobSubmissionUrl: pulumi.Output<string>;
    declare readonly token: pulumi.Output<string | undefined>;

    constructor(name: string, args: Inputs<RayClusterArgs>, opts?: pulumi.CustomResourceOptions) {
        const outputs = {
            headServiceName: undefined,
            dashboardUrl: undefined,
            clientUrl: undefined,
            jobSubmissionUrl: undefined,
            token: undefined,
        };
        // Each property costs the library a dozen promises that live until the resource is made, the unset ones too.
        const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
        const kubeconfig = args.kubeconfig === undefined ? undefined : pulumi.secret(args.kubeconfig);
        super(
            RAY_CLUSTER_TOKEN,
            name,
            { ...given, kubeconfig, ...outputs },
            // Without a version the engine starts a second plugin process for this resource.
            { ...opts, version: PROVIDER_VERSION },
        );
    }
}
