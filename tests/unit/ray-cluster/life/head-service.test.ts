import { expect } from "chai";
import {
    headServiceHash,
    headServiceMark,
    headServicePlan,
    isAsPlanned,
    markText,
} from "../../../../provider/src/ray-cluster/life/head-service";
import { cluster, live, planned } from "../support";
import { type HeadArgs } from "../../../../provider/src/ray-spec/args/groups";

const { head } = cluster();
const of = (differs: Partial<HeadArgs>) => planned({ head: { ...head, ...differs } });
const hash = (differs: Partial<HeadArgs>) => headServiceHash(of(differs));

describe("what KubeRay makes the head's Service from", () => {
    const CHANGES: { title: string; differs: Partial<HeadArgs>; changes: boolean }[] = [
        { title: "its type", differs: { service: { type: "LoadBalancer" } }, changes: true },
        { title: "its name", differs: { service: { name: "own" } }, changes: true },
        { title: "its labels", differs: { service: { labels: { a: "b" } } }, changes: true },
        { title: "its annotations", differs: { service: { annotations: { a: "b" } } }, changes: true },
        { title: "ports of its own", differs: { service: { ports: { extra: 9000 } } }, changes: true },
        { title: "ports of the head", differs: { ports: { dashboard: 9000 } }, changes: true },
        { title: "the default type said aloud", differs: { service: { type: "ClusterIP" } }, changes: false },
        { title: "anything else of the head", differs: { cpu: 3, env: { A: "b" } }, changes: false },
    ];
    for (const { title, differs, changes } of CHANGES) {
        it(`is ${changes ? "another thing" : "the same"} after an edit of ${title}`, () => {
            expect(hash(differs) !== hash({})).to.equal(changes);
        });
    }

    it("is the same as the API server gives it back", () => {
        const object = of({ service: { labels: { a: "b" }, annotations: { c: "d" }, ports: { extra: 9000 } } });
        expect(headServiceHash(live(object))).to.equal(headServiceHash(object));
    });
});

describe("the mark of the head's Service", () => {
    const marked = (text: string) =>
        headServiceMark({
            ...live(planned()),
            metadata: { name: "t", annotations: { "kuberay.pulumi.com/head-service": text } },
        });

    it("says what it was made from, and which one is outdated", () => {
        for (const mark of [
            { hash: "abc", outdated: "uid" },
            { hash: "abc", outdated: undefined },
        ]) {
            expect(marked(markText(mark))).to.deep.equal(mark);
        }
    });

    it("is not there on what others have made", () => {
        expect(headServiceMark(live(planned()))).to.equal(undefined);
    });
});

describe("a Service that was just made", () => {
    const plan = headServicePlan(of({ service: { type: "NodePort", labels: { a: "b" } } }));
    const service = (type: string, labels: Record<string, string>) => ({
        apiVersion: "v1",
        kind: "Service",
        metadata: { name: "train-head-svc", labels },
        spec: { type, ports: [6379, 8000, 8080, 8265, 10001].map((port) => ({ port })) },
    });

    it("is the planned one, whatever others have added", () => {
        expect(isAsPlanned(service("NodePort", { a: "b", c: "d" }), plan)).to.equal(true);
    });

    it("is not when it was made from the spec before", () => {
        expect(isAsPlanned(service("ClusterIP", { a: "b" }), plan)).to.equal(false);
        expect(isAsPlanned(service("NodePort", {}), plan)).to.equal(false);
    });
});
