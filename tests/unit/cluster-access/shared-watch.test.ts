import { expect } from "chai";
import { type ServerResponse } from "node:http";
import { connect } from "../../../provider/src/cluster-access/connect";
import { kindOf, type KubernetesObject } from "../../../provider/src/cluster-access/objects";
import { BY_NAME, type View, type Watch } from "../../../provider/src/cluster-access/watch";
import { StubServer } from "./stub-server";

const PODS = kindOf("v1", "Pod", "pods");
const object = (name: string, version: string) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "ray", resourceVersion: version },
});

describe("a watch that many share", () => {
    let server: StubServer;
    let stream: ServerResponse | undefined;
    const accepted: (string | undefined)[] = [];
    let holders: Watch<KubernetesObject>[] = [];
    before("loads the library, which takes seconds on a busy machine", async () => {
        await import("@kubernetes/client-node");
    });
    afterEach(() => {
        for (const holder of holders) holder.release();
        server.stop();
    });

    const open = async (metadataOnly = false) => {
        accepted.length = 0;
        let opened: () => void = () => undefined;
        const isFollowed = new Promise<void>((resolve) => (opened = resolve));
        server = await StubServer.start((request, response) => {
            accepted.push(request.headers.accept);
            if (request.url?.includes("watch=true") === true) {
                stream = response;
                response.flushHeaders();
                opened();
                return;
            }
            // Go's word for a list with nothing in it, where only metadata was asked for.
            response.end(JSON.stringify({ metadata: { resourceVersion: "1" }, items: null }));
        });
        const connection = await connect(server.kubeconfig, {});
        const target = {
            kind: PODS,
            namespace: "ray",
            metadataOnly,
            view: BY_NAME,
        };
        const [one, other] = [connection.watch(target), connection.watch(target)];
        holders = [one, other];
        // The first list is news to everybody.
        await Promise.all([one.ready, isFollowed, new Promise<void>((resolve) => one.onChange(resolve))]);
        const another = async (view: View<KubernetesObject>) => {
            const isFollowedToo = new Promise<void>((resolve) => (opened = resolve));
            const holder = connection.watch({ ...target, view });
            holders.push(holder);
            await Promise.all([holder.ready, isFollowedToo]);
            return holder;
        };
        return { one, other, another };
    };
    const say = (type: string, name: string, version: string) =>
        stream?.write(`${JSON.stringify({ type, object: object(name, version) })}\n`);

    it("is one list and one stream, and takes an empty list for one", async () => {
        const { one, other } = await open();
        expect(server.requests).to.have.lengthOf(2);
        expect([...one.all(), ...other.all()]).to.deep.equal([]);
    });

    it("is another one to those who find objects by something else", async () => {
        const { one, another } = await open();
        const byVersion = await another({ index: ({ metadata }) => metadata.resourceVersion ?? "" });
        expect(server.requests).to.have.lengthOf(4);
        const heard = new Promise<void>((resolve) => byVersion.onChange(resolve, "2"));
        say("ADDED", "b", "2");
        await heard;
        expect(byVersion.get("2")).to.have.lengthOf(1);
        expect(one.get("2")).to.deep.equal([]);
    });

    it("tells a holder of its own key alone, and all of every key", async () => {
        const { one, other } = await open();
        const heard: string[] = [];
        one.onChange(() => heard.push("a"), "a");
        other.onChange(() => heard.push("b"), "b");
        const any = new Promise<void>((resolve) => {
            one.onChange(() => {
                heard.push("any");
                resolve();
            });
        });
        say("ADDED", "b", "2");
        await any;
        expect(heard).to.have.members(["b", "any"]);
        expect(one.get("b")).to.have.lengthOf(1);
    });

    it("asks for metadata alone where that is enough", async () => {
        await open(true);
        expect(accepted).to.deep.equal([
            "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
        ]);
    });
});
