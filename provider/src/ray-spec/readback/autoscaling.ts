import { ALLOCATE_TIMEOUT } from "../build/autoscaler";
import { present, treeIn } from "../tree/reading";
import { containerBasics } from "./containers";
import { type Standard } from "./security";
import { sizesOf } from "./sizes";
import { type Tree } from "../../shared/tree";

const DEFAULT_TIMEOUT = "900";

/** Inputs of the Ray autoscaler. */
export function autoscalerOf(options: Tree, standard: Standard): Tree {
    const { idleTimeoutSeconds, upscalingMode, image } = options;
    const { env, ...basics } = containerBasics(options, standard);
    const { [ALLOCATE_TIMEOUT]: timeout, ...variables } = treeIn(env);
    const seconds = typeof timeout === "string" && /^[1-9]\d*$/.test(timeout) ? Number(timeout) : undefined;
    const isSeconds = timeout === undefined || seconds !== undefined;
    return {
        ...present({
            idleTimeoutSeconds,
            upscalingMode,
            image,
            allocateTimeoutSeconds: timeout === DEFAULT_TIMEOUT ? undefined : seconds,
            env: isSeconds ? variables : env,
        }),
        ...basics,
        ...sizeInputs(options),
    };
}

/** Requests and limits are one input here. */
function sizeInputs(options: Tree): Tree {
    const { cpu, memory } = sizesOf(options);
    return present({ cpu: cpu === 0.5 ? undefined : cpu, memory: memory === "512Mi" ? undefined : memory });
}
