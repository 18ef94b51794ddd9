import { parse } from "yaml";
import { type Plain, type PropertyChange } from "../shared/custom-resource";
import { isRecord, knownMap, knownText } from "../shared/known";

/** Another API server means another cluster, so the object is replaced; a renewed token or certificate is nothing. */
export function serverChange(was: Plain | undefined, now: Plain | undefined): PropertyChange[] {
    const [from, to] = [serverOf(was), serverOf(now)];
    if (from === undefined || to === undefined || from === to) return [];
    return [{ path: "kubeconfig", kind: "update", replaces: true }];
}

/** Address of the API server, or `undefined` while it cannot be told. */
function serverOf(kubeconfig: Plain | undefined): string | undefined {
    const text = knownText(kubeconfig);
    if (text === undefined) return undefined;
    const config = knownMap(parsed(text));
    const context = named(config.contexts, knownText(config["current-context"]));
    const cluster = named(config.clusters, knownText(knownMap(context?.context).cluster));
    return knownText(knownMap(cluster?.cluster).server);
}

function parsed(text: string): unknown {
    try {
        return parse(text) as unknown;
    } catch {
        return undefined;
    }
}

const named = (list: unknown, name: string | undefined) =>
    (Array.isArray(list) ? (list as unknown[]) : []).filter(isRecord).find((entry) => entry.name === name);
