import { type V1Pod } from "@kubernetes/client-node";
import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { normalForm } from "../../../provider/src/ray-platform/args/normal-form";
import { placements } from "../../../provider/src/ray-platform/facts/placements";
import { type RayClusterSettings } from "../../../provider/src/ray-cluster/args/args";
import { planRayCluster } from "../../../provider/src/ray-cluster/plan/ray-cluster";
import { sitePackages } from "../../lab/aws/site-packages";
import { factsFrom } from "../../lab/machines/instance-facts";
import { type LabRecord } from "../../lab/record";
import { kubernetes } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { draws, seedOr } from "../../support/seed";
import { programStack } from "../../support/stack";
import { nodesOf } from "../../support/truth-table/nodes";
import { type Platform, platforms } from "../../support/truth-table/platform";
import { type Answer, ANSWERS, type Verdict, verdictOn } from "../../support/truth-table/verdict";
import { unitArgs, unitProgram } from "../../support/unit";
import { type PlannedArgs } from "../../../provider/src/ray-cluster/plan/planned-args";
import { replicasOf } from "../../../provider/src/ray-spec/facts/replicas";
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";

const HOW_MANY = 200;
const SEED = seedOr(20261126);
/** Of each answer, to mean something. Few pods without sizes have nothing to share. */
const LEAST: Readonly<Record<Answer, number>> = {
    refused: HOW_MANY / 8,
    "no share": 2,
    warned: HOW_MANY / 8,
    fits: HOW_MANY / 8,
};
const NAMESPACE = "ray";
const RAYCLUSTERS = { group: "ray.io", version: "v1", plural: "rayclusters", namespace: NAMESPACE };

interface Row {
    readonly unit: string;
    readonly platform: Platform;
    readonly verdict: Verdict;
}

/** A pod: the input of its group, what its Ray container asks for, and the scheduler's words where it found no node. */
interface Found {
    readonly path: string;
    readonly requests: Readonly<Record<string, string>>;
    readonly waits: string | undefined;
}

/**
 * What a preview says of a unit, against what the scheduler does with its pods: on nodes whose sizes the lab works out
 * by itself from EC2's own table, with daemonsets, and with Ray pods that the operator makes.
 */
describe(`${HOW_MANY} generated units (seed ${SEED})`, () => {
    const lab = useLab("truth-table");
    let rows: Row[];
    /** By unit. */
    let pods: ReadonlyMap<string, readonly Found[]>;

    /** A group that may be empty is judged all the same: where it is refused, it has a pod. */
    const clustersOf = ({ unit, platform, verdict }: Row): PlannedArgs[] => {
        const args = normalForm(platform.args);
        const pools = placements(args, unit);
        return Object.entries(args.rayClusters ?? {}).map(([name, settings]) => ({
            ...(isRefused(verdict) ? withAPodEach(settings) : settings),
            ...{ name: `${unit}-${name}`, namespace: NAMESPACE, operatorVersion: DEFAULT_KUBERAY_VERSION, pools },
        }));
    };
    const podsOf = ({ workers = {} }: PlannedArgs): number =>
        1 + Object.values(workers).reduce((sum, group) => sum + replicasOf(group).minReplicas, 0);

    before(async () => {
        const stack = await programStack(lab(), "operator", unitProgram(unitArgs({ rayClusters: undefined })));
        await stack.up();
        rows = drawn();
        await makeNodes();
        await makeClusters();
        pods = await settled();
    });

    /** So many units, and as many more as it takes until every answer is among them often enough. */
    function drawn(): Row[] {
        const found: Row[] = [];
        const isRare = (answer: Answer) =>
            found.filter(({ verdict }) => verdict.answer === answer).length < LEAST[answer];
        let at = 0;
        for (const platform of draws(platforms, SEED, HOW_MANY)) {
            const unit = `t${at++}`;
            const verdict = verdictOn(platform, unit);
            if (at <= HOW_MANY || isRare(verdict.answer)) found.push({ unit, platform, verdict });
            if (at >= HOW_MANY && !ANSWERS.some(isRare)) break;
        }
        return found;
    }

    async function makeNodes(): Promise<void> {
        const { python } = JSON.parse(readFileSync(join(lab().directory, "lab.json"), "utf8")) as LabRecord;
        const factsOf = factsFrom(await sitePackages(python));
        const { core } = kubernetes(lab());
        const all = rows.flatMap(({ unit, platform, verdict }) =>
            nodesOf(platform, unit, { factsOf, smallest: isRefused(verdict) }),
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
    async function settled(): Promise<Map<string, Found[]>> {
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
            const byUnit = new Map<string, Found[]>(rows.map(({ unit }) => [unit, []]));
            for (const pod of items) byUnit.get(unitOf(pod))?.push(foundOf(pod));
            return byUnit;
        }
    }

    const of = (answer: Verdict["answer"]): Row[] => rows.filter(({ verdict }) => verdict.answer === answer);
    const podsIn = ({ unit }: Row, at: string): Found[] =>
        (pods.get(unit) ?? []).filter(({ path }) => `${at}.`.startsWith(`${path}.`));
    const waitingIn = (unit: string): Found[] => (pods.get(unit) ?? []).filter(({ waits }) => waits !== undefined);
    const isPending = ({ unit }: Row): boolean => waitingIn(unit).length > 0;
    /** Whether every head and group that the preview refuses has a pod without a node. */
    const isRightlyRefused = (row: Row): boolean =>
        isPending(row) && row.verdict.tooLarge.every((at) => podsIn(row, at).some(({ waits }) => waits !== undefined));
    /** Whether the pods of every head and group that the preview says to have no share do without what it names. */
    const isRightlyWithout = (row: Row): boolean =>
        row.verdict.noShares.every(({ path, resources }) => {
            const found = podsIn(row, path);
            const asked = found.flatMap(({ requests }) => resources.map((resource) => requests[resource] ?? "0"));
            return found.length > 0 && asked.every((amount) => parseFloat(amount) === 0);
        });
    const told = ({ unit, verdict, platform }: Row): string =>
        [
            unit,
            verdict.answer,
            ...verdict.because,
            ...waitingIn(unit).map(({ waits }) => waits),
            JSON.stringify(platform),
        ].join("\n");

    it("have every answer often enough to mean something", () => {
        for (const answer of ANSWERS) expect(of(answer), answer).to.have.length.at.least(LEAST[answer]);
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

    it("have pods that ask for nothing of what the preview says there is no share of", () => {
        expect(rows.filter((row) => !isRightlyWithout(row)).map(told)).to.deep.equal([]);
    });

    it("run or not when the preview warns: by what this machine's hypervisor keeps and by what runs beside", () => {
        const warned = of("warned");
        const ran = warned.filter((row) => !isPending(row)).length;
        console.log(
            `      ${of("refused").length} refused, ${of("no share").length} without a share, ${of("fits").length} fit, ${warned.length} warned of: ${ran} ran, ${warned.length - ran} did not`,
        );
        expect(ran, "that ran").to.be.greaterThan(0);
        expect(warned.length - ran, "that did not run").to.be.greaterThan(0);
    });
});

const isRefused = ({ answer }: Verdict): boolean => answer === "refused" || answer === "no share";

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

function foundOf(pod: V1Pod): Found {
    const cluster = `rayClusters.${clusterOf(pod).slice(unitOf(pod).length + 1)}`;
    const group = pod.metadata?.labels?.["ray.io/group"] ?? "";
    return {
        path: group === "headgroup" ? `${cluster}.head` : `${cluster}.workers.${group}`,
        requests: pod.spec?.containers[0]?.resources?.requests ?? {},
        waits: pod.spec?.nodeName === undefined ? `${pod.metadata?.name ?? ""}: ${schedulerOn(pod)}` : undefined,
    };
}

const schedulerOn = ({ status }: V1Pod): string =>
    status?.conditions?.find(({ type }) => type === "PodScheduled")?.message ?? "";

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
    for (let at = 0; at < items.length; at += 20) await Promise.all(items.slice(at, at + 20).map(work));
}
