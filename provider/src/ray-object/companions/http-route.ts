import { headServiceName } from "../addresses";
import { type GatewayArgs } from "./args";
import { type Companion, companion } from "./companion";
import { companionName } from "./names";
import { tree } from "../../shared/tree";
import { dashboardPort } from "../../ray-spec/facts/ports";
import { type HeadArgs } from "../../ray-spec/args/groups";
import { type Site } from "../site";

export function planHttpRoute(at: Site, head: HeadArgs | undefined, gateway: GatewayArgs): Companion {
    const { name, namespace, listener, host, path = "/", annotations } = gateway;
    const rule = tree({
        matches: [{ path: { type: "PathPrefix", value: path } }],
        // The dashboard knows nothing of the path that it is under.
        filters: path === "/" ? undefined : [REWRITE],
        backendRefs: [{ name: headServiceName(at.name, head), port: dashboardPort(head) }],
    });
    return companion("gateway", at, {
        name: companionName(at.name),
        annotations,
        spec: tree({
            parentRefs: [tree({ name, namespace, sectionName: listener })],
            hostnames: host === undefined ? undefined : [host],
            rules: [rule],
        }),
    });
}

const REWRITE = {
    type: "URLRewrite",
    urlRewrite: { path: { type: "ReplacePrefixMatch", replacePrefixMatch: "/" } },
};
