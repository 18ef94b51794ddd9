import { type V1Pod } from "@kubernetes/client-node";
import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { readFileSync } from "node:fs";
import * as kuberay from "pulumi-kuberay";
import { makeBigNodes } from "../../support/big-nodes";
import { type EditCase, type Group, type Outcome, patched, STANDARD } from "../../support/edit-cases/edit-case";
import { EDIT_CASES, outcomesOf, warningOf } from "../../support/edit-cases/edit-cases";
import { surroundings } from "../../support/edit-cases/surroundings";
import { kubectlApply } from "../../support/kubectl";
import { type Kubernetes, kubernetes } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { type Previewed, previewOf } from "../../support/previewed";
import { programStack } from "../../support/stack";
import { type EditRow, editRows } from "../../../provider/src/ray-cluster/edits/edits";

const PARALLEL = 250;
const NAMESPACE = "edits";
const LABELS = { "example.com/pool": "one", "example.com/zone": "x" };

interface Line {
    readonly path: string;
    readonly row: EditRow;
    readonly editCase: EditCase;
    /** Of its RayCluster. */
    readonly name: string;
}

const LINES: readonly Line[] = editRows().flatMap((row) => {
    const path = row.keys.join(".");
    const editCase = EDIT_CASES[path] ?? { before: {}, edit: {} };
    const name = path.replaceAll(".*", "").replace(/[A-Z]/g, "-$&").replaceAll(/[.-]+/g, "-").toLowerCase();
    return editCase.isRefused === true ? [] : [{ path, row, editCase, name }];
});

type Uids = Readonly<Partial<Record<string, readonly string[]>>>;

describe("edits, path by path of the table, on the real operator", () => {
    const lab = useLab("ray-cluster-edit-table");
    let k8s: Kubernetes;
    let stack: Stack;
    let were: Uids;
    let are: Uids;
    let failure: string;
    let preview: (name: string) => Previewed;

    const program =
        (isEdited: boolean): (() => Promise<Record<string, never>>) =>
        () => {
            for (const { name, path, editCase } of LINES) {
                const base = { ...patched(STANDARD, editCase.before), name, namespace: NAMESPACE };
                const args = isEdited ? patched(base, editCase.edit) : base;
                const isKubeconfig = isEdited && path === "kubeconfig";
                const kubeconfig = isKubeconfig ? readFileSync(lab().kubeconfigPath, "utf8") : undefined;
                new kuberay.RayCluster(name, {
                    ...(args as kuberay.RayClusterArgs),
                    ...(isKubeconfig && { kubeconfig }),
                });
            }
            return Promise.resolve({});
        };

    const operator = () => {
        new kuberay.RayPlatform("ml", { cluster: { name: "lab" }, operator: { watchNamespaces: ["*"] } });
        return Promise.resolve({});
    };

    before(async () => {
        k8s = kubernetes(lab());
        await makeBigNodes(k8s, 3, LABELS);
        kubectlApply(...surroundings(NAMESPACE));
        await (await programStack(lab(), "operator", operator)).up();
        stack = await programStack(lab(), "edit-table", program(false));
        await stack.up({ parallel: PARALLEL });
        were = await podsByGroup();
        stack.workspace.program = program(true);
        preview = await previewOf(stack, PARALLEL);
        failure = await stack.up({ parallel: PARALLEL }).then(() => "", messageOf);
        are = await podsByGroup();
    });

    /** Uids of all pods of the test, by cluster and group. */
    async function podsByGroup(): Promise<Uids> {
        const { items } = await k8s.core.listPodForAllNamespaces({ labelSelector: "ray.io/cluster" });
        const uids: Record<string, string[]> = {};
        for (const pod of items) {
            if (pod.metadata?.deletionTimestamp === undefined)
                (uids[placeOf(pod)] ??= []).push(pod.metadata?.uid ?? "");
        }
        return uids;
    }

    it("are carried out without an error", () => {
        expect(failure).to.equal("");
    });

    for (const { path, row, editCase, name } of LINES) {
        it(`${path}: ${row.rule.class}`, () => {
            const now = path === "name" ? String(editCase.edit.name) : name;
            for (const [group, outcome] of Object.entries(outcomesOf(row, editCase)) as [Group, Outcome][]) {
                const became = outcomeOf(were[`${name}/${group}`], are[`${now}/${group}`]);
                expect(became, `pods of ${group}`).to.equal(outcome);
            }
            const { steps, warnings } = preview(name);
            const replaces = steps.some((step) => step.includes("replace"));
            expect(replaces, steps.join()).to.equal(row.rule.class === "replaces");
            const wanted = warningOf(row, editCase);
            if (wanted === undefined) expect(warnings).to.deep.equal([]);
            else expect(warnings.join("\n")).to.match(new RegExp(wanted.source, "m"));
        });
    }

    it("and nothing is left to do", async () => {
        const { changeSummary } = await stack.preview({ parallel: PARALLEL });
        expect(Object.keys(changeSummary)).to.deep.equal(["same"]);
    });
});

/** Only the lines that name an error: there are thousands of others. */
const messageOf = (error: unknown): string =>
    String(error)
        .split("\n")
        .filter((line) => /^\s+error: /.test(line))
        .join("\n");

function placeOf({ metadata }: V1Pod): string {
    const group = metadata?.labels?.["ray.io/group"] ?? "";
    return `${metadata?.labels?.["ray.io/cluster"] ?? ""}/${group === "headgroup" ? "head" : group}`;
}

function outcomeOf(before: readonly string[] = [], after: readonly string[] = []): Outcome | "nothing" | "mixed" {
    const same = after.filter((uid) => before.includes(uid)).length;
    if (before.length === 0) return "nothing";
    if (after.length === 0) return "gone";
    if (same === 0) return "anew";
    if (same === before.length) return after.length > same ? "more" : "kept";
    return same === after.length ? "fewer" : "mixed";
}
