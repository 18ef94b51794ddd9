import { imageProblem } from "../ray-cluster/rules/container-rules";
import { below, type Problem } from "../shared/problems";
import { type DevicePluginsArgs } from "./args";

/** Rules of `devicePlugins`; its shape has been checked before. */
export const checkDevicePlugins = (args: DevicePluginsArgs, path: string): Problem[] =>
    (["nvidia", "efa"] as const).flatMap((kind) => {
        const plugin = args[kind];
        return plugin === undefined ? [] : imageProblem(below(below(path, kind), "image"), plugin.image);
    });
