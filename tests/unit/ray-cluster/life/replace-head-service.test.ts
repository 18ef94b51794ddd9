import { expect } from "chai";
import { mock } from "node:test";
import {
    HEAD_SERVICE_ANNOTATION,
    headServiceHash,
    type LiveService,
    markText,
} from "../../../../provider/src/ray-cluster/life/head-service";
import { replaceHeadService } from "../../../../provider/src/ray-cluster/life/replace-head-service";
import { FakeCluster, settle } from "../../cluster-access/fake-cluster";
import { cluster, live, planned } from "../support";

const FINALIZER = "service.kubernetes.io/load-balancer-cleanup";
const ports = [6379, 8000, 8080, 8265, 10001].map((port) => ({ port }));
const service = (uid: string, type: string, metadata: Partial<LiveService["metadata"]> = {}): LiveService => ({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "train-head-svc", namespace: "ray", uid, ...metadata },
    spec: { type, ports },
});
const OLD = service("old", "LoadBalancer", { finalizers: [FINALIZER] });
const NEW = service("new", "ClusterIP");

describe("replacing the head's Service", () => {
    let there: FakeCluster;
    beforeEach(() => {
        mock.timers.enable({ apis: ["setTimeout", "Date"] });
        there = new FakeCluster();
        there.put(OLD);
        there.onDelete = (object) => {
            there.put({ ...object, metadata: { ...object.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" } });
        };
    });
    afterEach(() => {
        mock.timers.reset();
    });

    /** Begins the replacement; its end is told by what it resolves with. */
    const replace = () => {
        const object = planned();
        const annotations = {
            [HEAD_SERVICE_ANNOTATION]: markText({ hash: headServiceHash(object), outdated: "old" }),
        };
        const written = live({ ...object, metadata: { ...object.metadata, annotations } });
        return replaceHeadService(there.operation(600), cluster(), written).then(
            () => "done",
            (error: unknown) => (error as Error).message,
        );
    };
    const pass = async (seconds: number) => {
        await settle();
        mock.timers.tick(seconds * 1000);
        await settle();
    };

    it("waits for a load balancer that takes minutes to go, and only then for KubeRay", async () => {
        const end = replace();
        await pass(300);
        expect(there.said).to.deep.equal([
            "making the head's Service anew",
            "waiting until the head's old Service, and its load balancer, is gone",
        ]);
        there.remove(OLD);
        await pass(50);
        there.put(NEW);
        expect(await end).to.equal("done");
        expect(there.said.at(-1)).to.equal("making the head's Service anew");
    });

    it("names the finalizer when the old Service outlives the operation", async () => {
        const end = replace();
        await pass(600);
        expect(await end).to.equal(
            `the head's old Service is still there after 10 min: Service ray/train-head-svc (held by finalizer ${FINALIZER}). KubeRay makes the new one only then. Remove what holds it, and try again.`,
        );
    });

    it("blames the operator a minute after the old Service is gone", async () => {
        const end = replace();
        await pass(300);
        there.remove(OLD);
        await pass(60);
        expect(await end).to.match(/has not done so within a minute\. Make sure that the operator runs/);
    });

    it("deletes one that was made from the earlier spec again", async () => {
        there.onDelete = (object) => {
            there.remove(object);
            there.put(object.metadata.uid === "old" ? service("again", "LoadBalancer") : NEW);
        };
        expect(await replace()).to.equal("done");
        expect(there.requests).to.deep.equal(["DELETE Service train-head-svc", "DELETE Service train-head-svc"]);
    });
});
