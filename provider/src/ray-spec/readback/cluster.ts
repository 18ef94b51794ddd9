import { DELETION_TIMEOUT, GANG } from "../../ray-cluster/metadata";
import { MANAGED_BY, MANAGER } from "../../ray-object/marks";
import { parseImage } from "../facts/image";
import { type LiveRayCluster } from "../../ray-object/watch/live";
import { autoscalerOf } from "./autoscaling";
import { faultToleranceOf } from "./fault-tolerance";
import { headOf } from "./head";
import { rayContainerOf } from "./pod";
import { present, textIn, treeIn, treesIn, without } from "../tree/reading";
import { type Standard, standardOf } from "./security";
import { boundsOf, isFixed, workerGroupsOf } from "./worker-groups";
import { isTree, type Tree } from "../../shared/tree";
import { QUEUE } from "../../ray-object/suspension";

interface Preferred {
    readonly image?: string;
    readonly podSecurity?: Standard;
}

/** Typed inputs that come as near to a live cluster as they can. `spec` is its spec in normal form. */
export function clusterOf(live: LiveRayCluster, spec: Tree, preferred: Preferred): Tree {
    const isAutoscaled = spec.enableInTreeAutoscaling === true;
    const groups = treesIn(spec.workerGroupSpecs);
    const templates = [treeIn(spec.headGroupSpec), ...groups].map(({ template }) => treeIn(template));
    const options = treeIn(spec.autoscalerOptions);
    const image = imageOf(templates, preferred.image);
    const standard = preferred.podSecurity ?? standardOf(templates, isAutoscaled ? options : undefined);
    const pods = { image, standard };
    const autoscaling = {
        ...(isEnabledBeside(groups) !== isAutoscaled && { enabled: isAutoscaled }),
        ...(isAutoscaled && autoscalerOf(options, standard)),
    };
    return {
        name: live.metadata.name,
        namespace: live.metadata.namespace ?? "default",
        image,
        ...versionBeside(image, textIn(spec.rayVersion)),
        ...accessOf(spec),
        ...(standard === "none" && { podSecurity: standard }),
        ...(live.spec?.upgradeStrategy?.type === "Recreate" && { updatePolicy: "RecreateAll" }),
        ...metadataOf(live, spec),
        head: headOf(spec, { ...pods, hasWorkers: groups.length > 0 }),
        ...present({
            workers: workerGroupsOf(spec, { ...pods, isAutoscaled }),
            autoscaling,
            managedBy: spec.managedBy,
        }),
        // Others made it without one: a policy is a change of its own, to be asked for.
        ...(live.metadata.labels?.[MANAGED_BY] !== MANAGER && { networkPolicy: { enabled: false } }),
    };
}

/** One that most pods need not repeat: the preferred one if a pod has it, else the head's. */
function imageOf(templates: readonly Tree[], preferred: string | undefined): string {
    const images = templates.map((template) => textIn(rayContainerOf(template).image));
    return preferred !== undefined && images.includes(preferred) ? preferred : (images[0] ?? "");
}

/** The version is said only where the tag does not say the same. */
const versionBeside = (image: string, rayVersion: string | undefined): Tree =>
    rayVersion === undefined || rayVersion === parseImage(image)?.rayVersion ? {} : { rayVersion };

/** What the groups alone would make of it. */
const isEnabledBeside = (groups: readonly Tree[]): boolean => groups.some((group) => !isFixed(boundsOf(group)));

function accessOf({ authOptions, headGroupSpec }: Tree): Tree {
    if (!isTree(authOptions) || authOptions.mode !== "token") {
        const { serviceType, headService, enableIngress } = treeIn(headGroupSpec);
        const isExposed =
            enableIngress === true ||
            [serviceType, treeIn(treeIn(headService).spec).type].some(
                (type) => type === "NodePort" || type === "LoadBalancer",
            );
        return { authentication: "disabled", ...(isExposed && { exposeWithoutAuthentication: true }) };
    }
    if (authOptions.enableK8sTokenAuth === true) return { authentication: "kubernetes" };
    return { authentication: "token", ...present({ tokenSecretName: authOptions.secretName }) };
}

function metadataOf({ metadata }: LiveRayCluster, spec: Tree): Tree {
    const { [QUEUE]: queueName, [GANG]: gang, ...labels } = without(metadata.labels ?? {}, MANAGED_BY);
    const { [DELETION_TIMEOUT]: timeout, ...annotations } = Object.fromEntries(
        Object.entries(metadata.annotations ?? {}).filter(([name]) => !isNobodys(name)),
    );
    const redis = isTree(spec.gcsFaultToleranceOptions) ? spec.gcsFaultToleranceOptions : undefined;
    const isTyped = redis !== undefined && timeout !== undefined && /^[1-9]\d*$/.test(timeout);
    return present({
        queueName,
        gangScheduling: gang === "true" ? true : undefined,
        labels: { ...labels, ...(gang !== undefined && gang !== "true" && { [GANG]: gang }) },
        annotations: { ...annotations, ...(timeout !== undefined && !isTyped && { [DELETION_TIMEOUT]: timeout }) },
        gcsFaultTolerance: redis && faultToleranceOf(redis, isTyped ? timeout : undefined),
        // Kueue's, where it queues.
        suspend: queueName === undefined && spec.suspend === true ? true : undefined,
    });
}

/** Ours, which say nothing about the spec, and what kubectl keeps for itself. */
const isNobodys = (annotation: string): boolean =>
    annotation.startsWith("kuberay.pulumi.com/") || annotation === "kubectl.kubernetes.io/last-applied-configuration";
