import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import * as kuberay from "pulumi-kuberay";
import { companionApis } from "../../support/companions";
import {
    bookmark,
    COUNT,
    hundredPlatform,
    NAMES,
    NAMESPACE,
    requestsSince,
    smallCluster,
} from "../../support/hundred-clusters";
import { kubernetes, listRayClusters } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { type AuditEvent } from "../../support/requests";
import { programStack } from "../../support/stack";
import { eventually } from "../../support/time";
import { unitProgram } from "../../support/unit";

const OURS = "pulumi-kuberay";

describe("a hundred RayClusters in one up", () => {
    const lab = useLab("ray-cluster-hundred");
    let stack: Stack;
    let requests: AuditEvent[];

    before(async () => {
        const platform = await programStack(lab(), "platform", unitProgram(hundredPlatform));
        await platform.up();
        stack = await programStack(lab(), "hundred", () => {
            for (const name of NAMES) new kuberay.RayCluster(name, smallCluster(name));
            return Promise.resolve({});
        });
        const from = bookmark(lab());
        // The engine works at four things for each processor at a time unless told otherwise.
        await stack.up({ parallel: COUNT });
        requests = await settled(() => requestsSince(lab(), from, OURS));
    });

    it("are all ready, each with its companions", async () => {
        const clusters = await listRayClusters(kubernetes(lab()));
        expect(clusters.map(({ metadata }) => metadata.name).sort()).to.deep.equal(NAMES);
        expect(new Set(clusters.map(({ status }) => status?.state))).to.deep.equal(new Set(["ready"]));
        const { network, policy } = companionApis(lab());
        const policies = await network.listNamespacedNetworkPolicy({ namespace: NAMESPACE });
        expect(policies.items.map(({ metadata }) => metadata?.name).sort()).to.deep.equal(NAMES);
        const budgets = await policy.listNamespacedPodDisruptionBudget({ namespace: NAMESPACE });
        expect(budgets.items).to.have.lengthOf(COUNT);
    });

    it("cost one write an object", () => {
        const writes = requests.filter(({ verb }) => !READS.includes(verb));
        expect(countsOf(writes)).to.deep.equal({
            "patch networkpolicies": COUNT,
            "patch poddisruptionbudgets": COUNT,
            "patch rayclusters": COUNT,
        });
        expect(writes.every(({ responseStatus }) => (responseStatus?.code ?? 500) < 300)).to.equal(true);
    });

    it("share one list and one watch of each kind, and none is asked for by itself", () => {
        const reads = countsOf(requests.filter(({ verb }) => READS.includes(verb)));
        const lists = requests.filter(({ verb }) => verb === "list").map(({ requestURI }) => requestURI);
        expect(lists, "lists, none of them twice").to.have.lengthOf(new Set(lists).size);
        // Once all Secrets without what is in them, and once those with tokens.
        expect(reads["list secrets"]).to.equal(2);
        for (const kind of ["networkpolicies", "poddisruptionbudgets", "pods", "rayclusters"]) {
            expect(reads[`list ${kind}`], kind).to.equal(1);
        }
        expect(Object.keys(reads).filter((read) => read.startsWith("get "))).to.deep.equal([]);
        const watches = Object.entries(reads).filter(([read]) => read.startsWith("watch "));
        expect(watches.reduce((sum, [, count]) => sum + count, 0)).to.be.at.most(2 * lists.length);
    });

    it("are written at once, not one after another is ready", () => {
        const times = requests
            .filter(({ verb, objectRef }) => verb === "patch" && objectRef?.resource === "rayclusters")
            .map(({ requestReceivedTimestamp }) => Date.parse(requestReceivedTimestamp));
        const all = requests.map(({ requestReceivedTimestamp }) => Date.parse(requestReceivedTimestamp));
        const [first, last, begin] = [Math.min(...times), Math.max(...times), Math.min(...all)];
        expect(last - first).to.be.lessThan(30_000);
        expect(first).to.be.at.least(begin);
    });

    it("are looked at in a refresh with as few requests, and show no change", async () => {
        const from = bookmark(lab());
        await stack.refresh({ parallel: COUNT });
        const reads = await settled(() => requestsSince(lab(), from, OURS));
        expect(reads.length, JSON.stringify(countsOf(reads))).to.be.at.most(30);
        expect(Object.keys((await stack.preview({ parallel: COUNT })).changeSummary)).to.deep.equal(["same"]);
    });

    it("leave nothing behind", async () => {
        await stack.destroy({ parallel: COUNT });
        expect(await listRayClusters(kubernetes(lab()))).to.deep.equal([]);
        const { network } = companionApis(lab());
        expect((await network.listNamespacedNetworkPolicy({ namespace: NAMESPACE })).items).to.deep.equal([]);
    });
});

const READS = ["get", "list", "watch"];

function countsOf(requests: readonly AuditEvent[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { verb, objectRef } of requests) {
        const what = `${verb} ${objectRef?.resource ?? ""}`;
        counts[what] = (counts[what] ?? 0) + 1;
    }
    return counts;
}

/** The watches of a run end with the plugin, a moment after the command. */
async function settled(read: () => AuditEvent[]): Promise<AuditEvent[]> {
    const isWritten = () => Promise.resolve(read().some(({ verb }) => verb === "watch"));
    await eventually(isWritten, "the watches of the run have ended");
    return read();
}
