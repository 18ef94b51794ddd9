import { parseImage } from "../facts/image";
import { liveRayContainer } from "./pod";
import { autoscalerOf } from "./autoscaling";
import { headOf } from "./head";
import { present, textIn, treeIn, treesIn } from "../tree/reading";
import { type Standard, standardOf } from "./security";
import { boundsMeet, boundsOf, workerGroupsOf } from "./worker-groups";
import { isTree, type Tree } from "../../shared/tree";

/** What inputs that the result is to be compared with have chosen where several are right. */
export interface Preferred {
    readonly image?: string;
    readonly podSecurity?: Standard;
}

/** Typed inputs that come as near to a spec, in normal form, as they can. */
export function specInputs(spec: Tree, preferred: Preferred): Tree {
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
        image,
        ...versionBeside(image, textIn(spec.rayVersion)),
        ...accessOf(spec),
        ...(standard === "none" && { podSecurity: standard }),
        head: headOf(spec, { ...pods, hasWorkers: groups.length > 0 }),
        ...present({ workers: workerGroupsOf(spec, { ...pods, isAutoscaled }), autoscaling }),
    };
}

/** One that most pods need not repeat: the preferred one if a pod has it, else the head's. */
function imageOf(templates: readonly Tree[], preferred: string | undefined): string {
    const images = templates.map((template) => textIn(liveRayContainer(template).image));
    return preferred !== undefined && images.includes(preferred) ? preferred : (images[0] ?? "");
}

/** The version is said only where the tag does not say the same. */
const versionBeside = (image: string, rayVersion: string | undefined): Tree =>
    rayVersion === undefined || rayVersion === parseImage(image)?.rayVersion ? {} : { rayVersion };

/** What the groups alone would make of it. */
const isEnabledBeside = (groups: readonly Tree[]): boolean => groups.some((group) => !boundsMeet(boundsOf(group)));

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
