import * as pulumi from "@pulumi/pulumi";
import { PROVIDER_VERSION } from "../shared/provider-version";
import { type KubeRayCrdsArgs } from "./args";
import { type Inputs } from "../shared/pulumi/inputs";

const KUBERAY_CRDS_TOKEN = "kuberay:index:KubeRayCrds";

/** Registers `KubeRayCrds` from inside a component; `lifecycle.ts` is what then runs. */
export class KubeRayCrds extends pulumi.CustomResource {
    declare readonly version: pulumi.Output<string>;
    declare readonly digest: pulumi.Output<string>;
    declare readonly names: pulumi.Output<string[]>;

    constructor(name: string, args: Inputs<KubeRayCrdsArgs>, opts?: pulumi.CustomResourceOptions) {
        super(
            KUBERAY_CRDS_TOKEN,
            name,
            { ...args, kubeconfig: secret(args.kubeconfig), digest: undefined, names: undefined },
            // Without a version the engine starts a second plugin process for this resource.
            { ...opts, version: PROVIDER_VERSION },
        );
    }
}

const secret = (kubeconfig: pulumi.Input<string | undefined>) =>
    kubeconfig === undefined ? undefined : pulumi.secret(kubeconfig);
