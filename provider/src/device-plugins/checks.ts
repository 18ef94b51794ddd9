import { imageProblem } from "../ray-spec/rules/container-rules";
import { type Breach, breachesOf } from "../shared/breach";
import { below } from "../shared/problems";
import { type DevicePluginsArgs } from "./args";

/** Rules of `devicePlugins`; its shape has been checked before. */
export const checkDevicePlugins = (args: DevicePluginsArgs, path: string): Breach[] =>
    (["nvidia", "efa"] as const).flatMap((kind) => {
        const plugin = args[kind];
        if (plugin === undefined) return [];
        return breachesOf("R-PLUGIN-IMAGE", imageProblem(below(below(path, kind), "image"), plugin.image));
    });
