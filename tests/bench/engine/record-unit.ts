import { type ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import { ACCOUNT, type KnownCluster } from "../../support/look-ups";
import { type Properties, StubEngine, urnOf, type World } from "../../support/stub-engine";
import { PLUGIN } from "../counterparts/build";
import { type Source } from "../counterparts/literals";
import { type Recorded, recorded } from "../counterparts/written-resource";
import { withProvider } from "../processes/provider-process";
import { constructUnit } from "./construct";
import { unitInputs } from "./unit";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";

/** Outputs that a unit's resources take from each other. */
const OUTPUTS: Readonly<Record<string, readonly string[]>> = {
    "aws:iam/role:Role": ["arn"],
    "aws:ec2/launchTemplate:LaunchTemplate": ["latestVersion"],
    [NODE_GROUP]: ["arn"],
};

/** What a unit registers once it is made for real: outputs of one resource are marked where others use them. */
export async function recordUnit(name: string, clusters: number, cluster: KnownCluster): Promise<readonly Recorded[]> {
    const stub = await StubEngine.start({ account: { ...ACCOUNT, cluster }, outputs: markedOutputs });
    try {
        await withProvider(PLUGIN, stub.address, (plugin) => {
            const unit = { name, inputs: unitInputs(name, clusters), dryRun: false };
            const request = constructUnit(stub.address, unit);
            return plugin.call<ConstructResponse>((rpc, done) => rpc.construct(request, done));
        });
        return stub.registered.map(recorded);
    } finally {
        stub.stop();
    }
}

const markedOutputs: NonNullable<World["outputs"]> = (type, name) => {
    const urn = urnOf(type, name);
    const marks = (OUTPUTS[type] ?? []).map((property): [string, string] => [property, mark(urn, property)]);
    const properties: Properties = { ...Object.fromEntries(marks), ...(type === NODE_GROUP && { resources: [] }) };
    return { id: mark(urn, "id"), properties };
};

const mark = (urn: string, property: string): string => `<<${urn}#${property}>>`;

/** Where the marks lead in a program in which the resources have these variables. */
export function marked(variables: ReadonlyMap<string, string>): [string, Source][] {
    return [...variables].flatMap(([urn, variable]) =>
        ["id", "arn", "latestVersion"].map((property): [string, Source] => [
            mark(urn, property),
            { expression: wired(variable, property), isOutput: true },
        ]),
    );
}

/** The version is a number, and EKS wants it as text. */
const wired = (variable: string, property: string): string =>
    property === "latestVersion" ? `${variable}.latestVersion.apply(String)` : `${variable}.${property}`;
