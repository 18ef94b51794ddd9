import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type KnownCluster } from "../../support/look-ups";
import { lookedUp } from "../engine/looked-up";
import { marked } from "../engine/record-unit";
import { CLUSTER } from "../engine/unit";
import { buildCounterpart, type Libraries } from "./build";
import { Literals } from "./literals";
import { sdkClassOf } from "./sdk-class";
import { type Recorded, statement, type Variables } from "./written-resource";

/**
 * A provider whose one component registers these resources one after the other, with every input written out and
 * nothing to decide: what a hand would write, behind Pulumi's own library. Returns its launcher.
 */
export async function buildFlatComponent(
    folder: string,
    resources: readonly Recorded[],
    cluster: KnownCluster,
    libraries: Libraries,
): Promise<string> {
    const server = join(folder, "flat-component.js");
    await writeFile(join(folder, "flat-unit.js"), unitSource(resources, cluster));
    await writeFile(server, SERVER);
    return buildCounterpart(folder, `flat-component ${libraries}`.replaceAll(" ", "-"), server, libraries);
}

/** Loads the component when it is asked for, as the plugin does: their Constructs then hold the same work. */
const SERVER = `
import { main } from "@pulumi/pulumi/provider/server";
const construct = async (name, type, inputs, opts) => (await import("./flat-unit.js")).construct(opts);
void main({ version: "0.1.0", schema: "{}", construct }, process.argv.slice(2));
`;

function unitSource(resources: readonly Recorded[], cluster: KnownCluster): string {
    const variables: Variables = new Map(resources.map(({ urn }, at) => [urn, `r${at}`]));
    const literals = new Literals(new Map([...lookedUp(cluster), ...marked(variables)]));
    const classes = new Map(resources.map(({ type }) => [type, sdkClassOf(type)]));
    const aliases = new Map([...classes.keys()].map((type, at) => [type, `C${at}`]));
    const imports = [...classes].flatMap(([type, sdk]) =>
        sdk === undefined ? [] : [`import { ${sdk.name} as ${aliases.get(type) ?? ""} } from "${sdk.module}";`],
    );
    const statements = resources.map((resource, at) =>
        statement(resource, classes.get(resource.type) && aliases.get(resource.type), {
            variables,
            literals,
            extra: at === 0 ? ["...opts"] : [],
        }),
    );
    const components = resources.filter(({ custom }) => !custom).map(({ urn }) => variables.get(urn) ?? "");
    return `
import * as pulumi from "@pulumi/pulumi";
import { getCluster } from "@pulumi/aws/eks/getCluster";
${imports.join("\n")}
export async function construct(opts) {
const cluster = await getCluster({ name: ${JSON.stringify(CLUSTER)} });
${statements.join("\n")}
${components.map((component) => `${component}.registerOutputs({});`).join("\n")}
return { urn: ${components[0] ?? ""}.urn, state: {} };
}
`;
}
