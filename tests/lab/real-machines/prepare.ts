import { ensureTool } from "../tools/build";
import { type Report } from "../tools/progress";
import { REAL_NODE_TOOLS, type RealNodeTool } from "../tools/real-node-catalog";
import { rayFolder } from "./images/layers";

/** The Ray of the examples: its image is made before the lab starts, where one can see it. */
const RAY = "2.54.0";

/** What `lab.json` of a lab with real nodes has besides. */
export interface RealNodesRecord {
    readonly tools: Readonly<Record<RealNodeTool, string>>;
    /** Of the shell that started the lab, for images that are made later: proxies and package indexes. */
    readonly buildVariables: Readonly<Record<string, string>>;
}

/** Everything that is made once and that real nodes need: programs and images. */
export async function prepareRealNodes(python: string, report: Report): Promise<RealNodesRecord> {
    const tools = await ensureTool(REAL_NODE_TOOLS, report);
    await rayFolder({ report, python, environment: process.env }, RAY);
    return { tools, buildVariables: buildVariables(process.env) };
}

const WANTED = /^(?:https?_proxy|no_proxy|all_proxy|pip_.*|ssl_cert_.*|requests_ca_bundle)$/i;

function buildVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
    const wanted = Object.entries(environment).filter(([name]) => WANTED.test(name));
    return Object.fromEntries(wanted.map(([name, value]) => [name, value ?? ""]));
}
