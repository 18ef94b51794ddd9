import { DescribeClusterCommand, EKSClient } from "@aws-sdk/client-eks";
import { deepStrictEqual } from "node:assert";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadManifests } from "../../../provider/src/kuberay-manifests/manifests";
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";
import { type Lab } from "../../lab/lab";
import { type KnownCluster } from "../../support/look-ups";
import { flatProgramSource, flatResources } from "../counterparts/flat-program";
import { buildWithAndWithoutChecks } from "../counterparts/unchecked-provider";
import { recordUnit } from "../engine/record-unit";
import { CLUSTER, unitInputs } from "../engine/unit";
import { type Bench, type BenchContext } from "../measure/bench";
import { comparePairs, type Side } from "../measure/pairs";
import { Project } from "../processes/project";
import { assertSameObjects } from "./same-objects";

const UNIT = "ml";
/** The flat program's objects bear other names, so that both can be in the lab at once. */
const FLAT = "flat";

const unitProgram = `"use strict";
const kuberay = require("pulumi-kuberay");
new kuberay.RayPlatform(${JSON.stringify(UNIT)}, ${JSON.stringify(unitInputs(UNIT, 1))});
`;

const unitProject = ({ shared, lab }: BenchContext): Promise<Project> =>
    shared("unit project", async () => Project.create(await lab(), "bench-unit", unitProgram));

const flatProject = (context: BenchContext): Promise<Project> =>
    context.shared("flat project", async () => {
        const lab = await context.lab();
        return Project.create(lab, "bench-flat", flatProgramSource(await flatOn(lab)));
    });

/** The CRDs of the KubeRay module as resources, which is how a program without us gets them. */
async function crdProject(context: BenchContext, count: number): Promise<Project> {
    const lab = await context.lab();
    const { crds } = await loadManifests(DEFAULT_KUBERAY_VERSION);
    const crdFile = join(context.folder, "crds.json");
    await writeFile(crdFile, JSON.stringify(crds.slice(0, count)));
    return Project.create(lab, "bench-flat-crds", flatProgramSource({ ...(await flatOn(lab)), crdFile }));
}

async function flatOn(lab: Lab) {
    const cluster = await labCluster(lab);
    return { cluster, resources: flatResources(await recordUnit(FLAT, 1, cluster)) };
}

async function labCluster(lab: Lab): Promise<KnownCluster> {
    const credentials = { accessKeyId: "lab", secretAccessKey: "lab" };
    const client = new EKSClient({ endpoint: lab.awsEndpoint, region: "us-west-2", credentials });
    const { cluster } = await client.send(new DescribeClusterCommand({ name: CLUSTER }));
    const { resourcesVpcConfig: network, kubernetesNetworkConfig: services } = cluster ?? {};
    return {
        endpoint: told(cluster?.endpoint),
        certificateAuthority: told(cluster?.certificateAuthority?.data),
        version: told(cluster?.version),
        subnetIds: told(network?.subnetIds),
        vpcId: told(network?.vpcId),
        securityGroupId: told(network?.clusterSecurityGroupId),
        serviceCidr: told(services?.serviceIpv4Cidr),
    };
}

function told<T>(value: T | undefined): T {
    if (value === undefined) throw new Error("the lab's EKS cluster does not tell all of itself");
    return value;
}

const side = (name: string, project: Project): Side => ({ name, measure: () => project.measurePreview() });
/** What becomes of which resource, whatever the project is called. */
const stepsOf = async (project: Project): Promise<string[]> =>
    (await project.steps())
        .filter(({ urn }) => !urn.includes("pulumi:pulumi:Stack::"))
        .map(({ op, urn }) => [op, ...urn.split("::").slice(2, 4)].join(" "))
        .sort();
const OURS = "the unit, through its SDK";
const WITHOUT_CRDS = "a flat program with the same AWS and Kubernetes objects, every input written out";

export const previewBenches: readonly Bench[] = [
    {
        id: "preview",
        what: "`pulumi preview` of the unit (1 pool, 1 cluster), nothing being up / of a flat program in plain JavaScript with the same objects, without CRDs",
        target: 1.1,
        unit: "ms",
        async measure(context) {
            const [unit, flat] = [await unitProject(context), await flatProject(context)];
            assertSameObjects(await unit.steps(), await flat.steps());
            return comparePairs(side(OURS, unit), side(WITHOUT_CRDS, flat), context.measured({ pairs: 9, warmUps: 0 }));
        },
    },
    {
        id: "preview-checks",
        what: "`pulumi preview` of the unit / the same by a provider that checks no more of inputs than their shape",
        target: 1.03,
        unit: "ms",
        async measure(context) {
            const lab = await context.lab();
            const { checked, unchecked } = await buildWithAndWithoutChecks(context.folder);
            const [ours, theirs] = [
                await Project.create(lab, "bench-checked", unitProgram, checked),
                await Project.create(lab, "bench-unchecked", unitProgram, unchecked),
            ];
            deepStrictEqual(await stepsOf(ours), await stepsOf(theirs));
            return comparePairs(
                side("the unit", ours),
                side("the unit, unchecked", theirs),
                context.measured({ pairs: 15 }),
            );
        },
    },
    {
        id: "preview-crds",
        what: "`pulumi preview` of the unit, its CRDs included, nothing being up / of the flat program that carries KubeRay's four CRDs as resources",
        target: 0.25,
        unit: "ms",
        async measure(context) {
            // A try makes do with one: it is each of them that takes long.
            const crds = context.sized(4, 1);
            const [unit, flat] = [await unitProject(context), await crdProject(context, crds)];
            assertSameObjects(await unit.steps(), await flat.steps(), { crds });
            const counterpart = `${WITHOUT_CRDS}, and the CRDs`;
            return comparePairs(side(OURS, unit), side(counterpart, flat), context.measured({ pairs: 9, warmUps: 0 }));
        },
    },
    {
        id: "preview-unchanged",
        what: "`pulumi preview` of the unit, all being up and nothing changed / of the flat program without CRDs in the same state",
        target: 1.05,
        unit: "ms",
        async measure(context) {
            const [unit, flat] = [await unitProject(context), await flatProject(context)];
            // The unit first: the flat program has no CRDs of its own.
            await unit.up();
            await flat.up();
            assertSameObjects(await unit.steps(), await flat.steps(), { op: "same" });
            return comparePairs(side(OURS, unit), side(WITHOUT_CRDS, flat), context.measured({ pairs: 9, warmUps: 0 }));
        },
    },
];
