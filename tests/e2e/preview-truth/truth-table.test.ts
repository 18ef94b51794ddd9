import { type V1Pod } from "@kubernetes/client-node";
import { expect } from "chai";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { normalForm } from "../../../provider/src/ray-platform/normal-form";
import { placements } from "../../../provider/src/ray-platform/placements";
import { type RayClusterSettings } from "../../../provider/src/ray-cluster/args";
import { type PlannedArgs, planRayCluster, replicasOf } from "../../../provider/src/ray-cluster/plan";
import { sitePackages } from "../../lab/aws/site-packages";
import { factsFrom } from "../../lab/machines/instance-facts";
import { type LabRecord } from "../../lab/record";
import { kubernetes } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { programStack } from "../../support/stack";
import { nodesOf } from "../../support/truth-table/nodes";
import { type Platform, platforms } from "../../support/truth-table/platform";
import { type Verdict, verdictOn } from "../../support/truth-table/verdict";
import { unitArgs, unitProgram } from "../../support/unit";
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";

const HOW_MANY = 200;
/** Another one can be tried with TRUTH_SEED; a failure names the one it was found with. */
const SEED = Number(process.env.TRUTH_SEED ?? 20261126);
const NAMESPACE = "ray";
const RAYCLUSTERS = { group: "ray.io", version: "v1", plural: "rayclusters", namespace: NAMESPACE };

interface Row {
    readonly unit: string;
    readonly platform: Platform;
    readonly verdict: Verdict;
}

/** A pod that found no node: the input of its group, and the scheduler's words. */
interface Waiting {
    readonly path: string;
    readonly why: string;
}

/**
 * What a preview says of a unit, against what the scheduler does with its pods: on nodes whose sizes the lab works out
 * by itself from EC2's own table, with daemonsets, and with Ray pods that the operator makes.
 */
describe(`${HOW_MANY} generated units (seed ${SEED})`, () => {
    const lab = useLab("truth-table");
    let rows: Row[];
    /** Pods that found no node, by unit. */
    let pending: ReadonlyMap<string, readonly Waiting[]>;

    /** A group that may be empty is judged all the same: where it is refused, it has a pod. */
    const clustersOf = ({ unit, platform, verdict }: Row): PlannedArgs[] => {
        const args = normalForm(platform.args);
        const pools = placements(args, unit);
        return Object.entries(args.rayClusters ?? {}).map(([name, settings]) => ({
            ...(verdict.answer === "refused" ? withAPodEach(settings) : settings),
            ...{ name: `${unit}-${name}`, namespace: NAMESPACE, operatorVersion: DEFAULT_KUBERAY_VERSION, pools },
        }));
    };
    const podsOf = ({ workers = {} }: PlannedArgs): number =>
        1 + Object.values(workers).reduce((sum, group) => sum + replicasOf(group).minReplicas, 0);

    before(async () => {
        const stack = await programStack(lab(), "operator", unitProgram(unitArgs({ rayClusters: undefined })));
        await stack.up();
        rows = fc.sample(platforms, { numRuns: HOW_MANY, seed: SEED }).map((platform, at) => {
            const unit = `t${at}`;
            return { unit, platform, verdict: verdictOn(platform, unit) };
        });
        await makeNodes();
        await makeClusters();
        pending = await settled();
    });

    async function makeNodes(): Promise<void> {
        const { python } = JSON.parse(readFileSync(join(lab().directory, "lab.json"), "utf8")) as LabRecord;
        const factsOf = factsFrom(await sitePackages(python));
        const { core } = kubernetes(lab());
        const all = rows.flatMap(({ unit, platform, verdict }) =>
            nodesOf(platform, unit, { factsOf, smallest: verdict.answer === "refused" }),
        );
        await inBatches(all, async ({ node, pods }) => {
            await core.createNode({ body: node });
            for (const body of pods) await core.createNamespacedPod({ namespace: "kube-system", body });
        });
    }

    const makeClusters = () =>
        inBatches(rows.flatMap(clustersOf), (args) =>
            kubernetes(lab()).custom.createNamespacedCustomObject({
                ...RAYCLUSTERS,
                body: planRayCluster(args, "urn"),
            }),
        );

    /** Once all pods are there and the scheduler has said of each where it runs, or that it cannot. */
    async function settled(): Promise<Map<string, Waiting[]>> {
        const expected = rows.flatMap(clustersOf).reduce((sum, args) => sum + podsOf(args), 0);
        let [quiet, before] = [0, ""];
        for (;;) {
            await pause(2000);
            const { items } = await kubernetes(lab()).core.listNamespacedPod({ namespace: NAMESPACE });
            const waiting = items.filter(({ spec }) => spec?.nodeName === undefined);
            const state = waiting.map(({ metadata }) => metadata?.name).join();
            quiet = items.length === expected && waiting.every(isUnschedulable) && state === before ? quiet + 1 : 0;
            before = state;
            if (quiet < 2) continue;
            const byUnit = new Map<string, Waiting[]>(rows.map(({ unit }) => [unit, []]));
            for (const pod of waiting) byUnit.get(unitOf(pod))?.push(waitingOf(pod));
            return byUnit;
        }
    }

    const of = (answer: Verdict["answer"]): Row[] => rows.filter(({ verdict }) => verdict.answer === answer);
    const waitingIn = (unit: string): readonly Waiting[] => pending.get(unit) ?? [];
    const isPending = ({ unit }: Row): boolean => waitingIn(unit).length > 0;
    /** Whether every head and group that the preview refuses has a pod without a node. */
    const isRightlyRefused = (row: Row): boolean =>
        isPending(row) &&
        row.verdict.tooLarge.every((at) => waitingIn(row.unit).some(({ path }) => `${at}.`.startsWith(`${path}.`)));
    const told = ({ unit, verdict, platform }: Row): string =>
        [
            unit,
            verdict.answer,
            ...verdict.because,
            ...waitingIn(unit).map(({ why }) => why),
            JSON.stringify(platform),
        ].join("\n");

    it("have every answer often enough to mean something", () => {
        for (const answer of ["refused", "warned", "fits"] as const) {
            expect(of(answer), answer).to.have.length.at.least(HOW_MANY / 8);
        }
    });

    it("run, every pod of them, when the preview has nothing to say", () => {
        expect(of("fits").filter(isPending).map(told)).to.deep.equal([]);
    });

    it("would not have run, in any group that it names, when the preview refuses", () => {
        expect(
            of("refused")
                .filter((row) => !isRightlyRefused(row))
                .map(told),
        ).to.deep.equal([]);
    });

    it("run or not when the preview warns: by what this machine's hypervisor keeps and by what runs beside", () => {
        const warned = of("warned");
        const ran = warned.filter((row) => !isPending(row)).length;
        console.log(
            `      ${of("refused").length} refused, ${of("fits").length} fit, ${warned.length} warned of: ${ran} ran, ${warned.length - ran} did not`,
        );
        expect(ran, "that ran").to.be.greaterThan(0);
        expect(warned.length - ran, "that did not run").to.be.greaterThan(0);
    });
});

function withAPodEach(settings: RayClusterSettings): RayClusterSettings {
    const workers = Object.entries(settings.workers ?? {}).map(([name, group]) => {
        const least = Math.max(1, replicasOf(group).minReplicas);
        const { maxReplicas } = group;
        return [name, { ...group, ...(maxReplicas === undefined ? { replicas: least } : { minReplicas: least }) }];
    });
    return {
        ...settings,
        ...(settings.workers && { workers: Object.fromEntries(workers) as typeof settings.workers }),
    };
}

const isUnschedulable = ({ status }: V1Pod): boolean =>
    status?.conditions?.some(({ type, reason }) => type === "PodScheduled" && reason === "Unschedulable") === true;

const clusterOf = ({ metadata }: V1Pod): string => metadata?.labels?.["ray.io/cluster"] ?? "";
const unitOf = (pod: V1Pod): string => clusterOf(pod).split("-")[0] ?? "";

function waitingOf(pod: V1Pod): Waiting {
    const { metadata, status } = pod;
    const cluster = `rayClusters.${clusterOf(pod).slice(unitOf(pod).length + 1)}`;
    const group = metadata?.labels?.["ray.io/group"] ?? "";
    const message = status?.conditions?.find(({ type }) => type === "PodScheduled")?.message;
    return {
        path: group === "headgroup" ? `${cluster}.head` : `${cluster}.workers.${group}`,
        why: `${metadata?.name ?? ""}: ${message ?? ""}`,
    };
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
    for (let at = 0; at < items.length; at += 20) await Promise.all(items.slice(at, at + 20).map(work));
}
