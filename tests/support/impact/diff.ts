import { platformPlan } from "../../../provider/src/ray-platform/platform-plan/lifecycle";
import { rayCluster } from "../../../provider/src/ray-cluster/life/lifecycle";
import { kubeRayCrds } from "../../../provider/src/kuberay-crds/lifecycle";
import {
    type CustomResource,
    type PlainObject,
    type ResourceContext,
} from "../../../provider/src/shared/custom-resource";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { type Registration } from "../recording-monitor";

/** Our resources, in the order in which a unit lists them. */
const RESOURCES: Readonly<Record<string, CustomResource>> = {
    "kuberay:index:PlatformPlan": platformPlan,
    "kuberay:index:KubeRayCrds": kubeRayCrds,
    "kuberay:index:RayCluster": rayCluster,
};

/** What our resources say when the engine asks them what differs: `warning ml: ...`, `note ml: ...`. */
export async function saidBetween(was: readonly Registration[], now: readonly Registration[]): Promise<string[]> {
    const lines: string[] = [];
    for (const [type, resource] of Object.entries(RESOURCES)) {
        for (const after of now.filter((each) => each.type === type)) {
            const before = was.find((each) => each.type === type && each.name === after.name);
            if (before !== undefined) lines.push(...(await saidOf(resource, before, after)));
        }
    }
    return lines;
}

async function saidOf(resource: CustomResource, before: Registration, after: Registration): Promise<string[]> {
    const lines: string[] = [];
    const { type, name } = after;
    const at = (log: ResourceContext["log"]): ResourceContext => ({
        urn: `urn:pulumi:stack::project::kuberay:index:RayPlatform$${type}::${name}`,
        name,
        preview: true,
        timeoutSeconds: undefined,
        signal: new AbortController().signal,
        log,
        config: {},
    });
    const silent = at({ warn: () => undefined, info: () => undefined, status: () => undefined });
    const [was, now] = [before, after].map(({ inputs }) => resource.check(silent, plain(inputs), {}).inputs);
    const noted = at({
        warn: (message) => lines.push(`warning ${name}: ${message}`),
        info: (message) => lines.push(`info ${name}: ${message}`),
        status: () => undefined,
    });
    await resource.diff(noted, { id: name, inputs: was ?? {}, state: was ?? {} }, now ?? {});
    return lines;
}

/** The inputs as the provider's door decodes them. */
const plain = (inputs: unknown): PlainObject =>
    JSON.parse(JSON.stringify(inputs), (_key, value: unknown) => {
        if (value === "<unknown>") return UNKNOWN;
        return typeof value === "object" && value !== null && "<secret>" in value ? value["<secret>"] : value;
    }) as PlainObject;
