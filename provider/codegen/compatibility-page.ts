import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import { KUBERNETES_VERSIONS } from "../src/cluster-autoscaler/images";
import { SUSPENDS_GROUPS } from "../src/ray-spec/admit/kuberay-findings";
import { FIELD_SINCE } from "../src/ray-spec/admit/field-versions";
import { FIRST_OPERATOR_WITH_LABELS, FIRST_RAY_WITH_LABELS } from "../src/ray-spec/build/ray-labels";
import { RAY_VULNERABILITIES, type Version } from "../src/ray-spec/facts/ray-version";
import { AUTHENTICATION_NEEDS } from "../src/ray-spec/rules/version-rules";
import { PROVIDER_VERSION } from "../src/shared/provider-version";
import { DEFAULT_KUBERAY_VERSION, SUPPORTED_KUBERAY_VERSIONS } from "../src/shared/versions";
import { ROOT } from "./places";
import { PACKAGE } from "./schema/package";

const OPENING = `_This page is generated from the code by \`npm run generate\`: do not edit it._

# What goes with what

Of version ${PROVIDER_VERSION} of the provider. Where something is too old for an input, the preview refuses the input and says
what it needs.
`;

/** `docs/compatibility.md`: versions of everything around the provider, for users. */
export async function compatibilityPageText(): Promise<string> {
    const sections = [OPENING, await programs(), kuberay(), fields(), ray()];
    return format(sections.join("\n"), { parser: "markdown", printWidth: 120 });
}

async function programs(): Promise<string> {
    const { engines, dependencies } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as Manifest;
    const { nodejs, python } = PACKAGE.language;
    const tested = await testedModules();
    return `## Programs

| what | version |
| --- | --- |
| Node that runs the plugin | ${code(engines.node)} |
| Pulumi CLI | tested with ${tested("pulumi", "github.com/pulumi/pulumi/pkg/v3")} |
| Pulumi's SDK in a program | TypeScript ${code(nodejs.dependencies["@pulumi/pulumi"])}, Python ${code(python.requires.pulumi)} |
| provider aws, which registers the node pools | ${code(dependencies["@pulumi/aws"])} |
| provider kubernetes, which registers the operator | ${code(dependencies["@pulumi/kubernetes"])} |
| Kubernetes | tested with ${tested("kubernetes", "k8s.io/kubernetes")} |
| Kubernetes under \`clusterAutoscaler\` | ${KUBERNETES_VERSIONS.map(code).join(", ")}; others with an \`image\` |
`;
}

interface Manifest {
    readonly engines: { readonly node: string };
    readonly dependencies: Readonly<Record<"@pulumi/aws" | "@pulumi/kubernetes", string>>;
}

/** By what the lab is built from. */
async function testedModules(): Promise<(folder: string, module: string) => string> {
    const texts = await Promise.all(
        ["pulumi", "kubernetes"].map(async (folder): Promise<[string, string]> => [
            folder,
            await readFile(join(ROOT, "tests/lab/tools/modules", folder, "go.mod"), "utf8"),
        ]),
    );
    return (folder, module) => {
        const line = new Map(texts)
            .get(folder)
            ?.split("\n")
            .find((each) => each.includes(`${module} v`));
        const version = line?.split(`${module} v`)[1]?.split(" ")[0];
        if (version === undefined) throw new Error(`tests/lab/tools/modules/${folder} does not say its ${module}`);
        return code(version);
    };
}

const kuberay = (): string => `## KubeRay

The manifests of ${SUPPORTED_KUBERAY_VERSIONS.map(code).join(", ")} come with the provider, ${code(DEFAULT_KUBERAY_VERSION)} is the default. An operator
of another version, which somebody else has installed, is told to a \`RayCluster\` by \`operatorVersion\`.

| what | needs KubeRay | needs Ray |
| --- | --- | --- |
| \`authentication: "token"\`, the default | ${short(AUTHENTICATION_NEEDS.token.operator)} | ${short(AUTHENTICATION_NEEDS.token.ray)} |
| \`authentication: "kubernetes"\` | ${short(AUTHENTICATION_NEEDS.kubernetes.operator)} | ${short(AUTHENTICATION_NEEDS.kubernetes.ray)} |
| labels that Ray schedules by, written by us | ${short(FIRST_OPERATOR_WITH_LABELS)} | ${short(FIRST_RAY_WITH_LABELS)} |
| a worker group that \`spec\` suspends | ${short(SUSPENDS_GROUPS)} | |
`;

const fields = (): string => `### Fields of a RayCluster

Whether an input or \`spec\` writes them; a field that is not here, every version of KubeRay above has.

| field | needs KubeRay |
| --- | --- |
${Object.entries(FIELD_SINCE)
    .map(([field, since]) => `| \`${field}\` | ${short(since)} |`)
    .join("\n")}
`;

const ray = (): string => `## Ray

Any, as far as the tables above do not ask for more. The preview warns of a version with known holes:

| hole | what | fixed in Ray |
| --- | --- | --- |
${RAY_VULNERABILITIES.map(({ id, what, fixed }) => `| ${id} | ${what} | ${fixed.join(".")} |`).join("\n")}
`;

const short = (version: Version): string => version.slice(0, 2).join(".");
const code = (text: string): string => `\`${text}\``;
