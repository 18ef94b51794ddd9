import { expect } from "chai";
import { claimsOf, claimWord } from "../../../../provider/src/ray-object/causes/claim-causes";
import { type KubernetesEvent } from "../../../../provider/src/ray-object/causes/event";
import { type Pod } from "../../../../provider/src/ray-object/pods/pod";
import { schedulingCauses } from "../../../../provider/src/ray-object/causes/scheduling-causes";

const waitsFor = (message: string): Pod => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "worker-1", namespace: "ray", labels: { "ray.io/group": "gpu" } },
    spec: {
        volumes: [
            { name: "scratch", ephemeral: {} },
            { name: "data", persistentVolumeClaim: { claimName: "ours" } },
            { name: "tmp" },
        ],
    },
    status: { conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message }] },
});
const UNBOUND = "0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found";
const NO_CLASS = "no persistent volumes available for this claim and no storage class is set";
const NO_SUCH_CLASS = 'storageclass.storage.k8s.io "fast" not found';

const event = (claim: string, reason: string, message: string, lastTimestamp = "2026-01-01T00:00:00Z") =>
    ({
        apiVersion: "v1",
        kind: "Event",
        metadata: { name: claim },
        reason,
        message,
        lastTimestamp,
        involvedObject: { kind: "PersistentVolumeClaim", name: claim },
    }) satisfies KubernetesEvent;

const causesOf = (said: string, ...events: readonly KubernetesEvent[]) => {
    const pod = waitsFor(said);
    const claim = claimWord(claimsOf(pod), (name) =>
        events.filter(({ involvedObject }) => involvedObject.name === name),
    );
    return schedulingCauses(pod, { nodes: undefined, decision: undefined, claim });
};

describe("a pod that waits for a claim", () => {
    it("has those that it names, and one of its own for each ephemeral volume", () => {
        expect(claimsOf(waitsFor(""))).to.deep.equal(["worker-1-scratch", "ours"]);
    });

    const FAILS: readonly {
        readonly title: string;
        readonly said: string;
        events?: KubernetesEvent[];
        text: RegExp;
    }[] = [
        {
            title: "it is missing",
            said: '0/2 nodes are available: persistentvolumeclaim "data" not found. preemption: not helpful.',
            text: /^worker-1 waits for a volume that is not there: .*persistentvolumeclaim "data" not found\. Make the PersistentVolumeClaim/,
        },
        {
            title: "it is on its way out",
            said: '0/2 nodes are available: persistentvolumeclaim "data" is being deleted. preemption: not helpful.',
            text: /^worker-1 waits for a volume that goes: .*"data" is being deleted\. Delete the pods that still use the PersistentVolumeClaim/,
        },
        {
            title: "it has no storage class",
            said: UNBOUND,
            events: [event("worker-1-scratch", "FailedBinding", NO_CLASS)],
            text: /^worker-1 waits for the volume of PersistentVolumeClaim worker-1-scratch, which is not bound: no persistent volumes available for this claim and no storage class is set\. Name a storage class that the Kubernetes cluster has, or make one of them the default\.$/,
        },
        {
            title: "its storage class is not there",
            said: UNBOUND,
            events: [event("ours", "ProvisioningFailed", NO_SUCH_CLASS)],
            text: /claim ours, which is not bound: storageclass\.storage\.k8s\.io "fast" not found\. Name a storage class/i,
        },
        {
            title: "its volume is another's, whatever is said of the others",
            said: UNBOUND,
            events: [
                event("worker-1-scratch", "ExternalProvisioning", "Waiting for a volume to be created"),
                event("ours", "FailedBinding", 'volume "v" already bound to a different claim'),
            ],
            text: /different claim\. See: kubectl describe pvc -n ray ours$/,
        },
    ];
    for (const { title, said, events = [], text } of FAILS) {
        it(`is given up within a minute when ${title}`, () => {
            const [cause] = causesOf(said, ...events);
            expect(cause?.text).to.match(text);
            expect(cause?.graceSeconds).to.be.within(20, 30);
        });
    }

    const WAITS: readonly { readonly title: string; readonly said?: string; readonly events: KubernetesEvent[] }[] = [
        { title: "nothing is said of it", events: [] },
        {
            title: "Kubernetes has yet to make it",
            said: '0/3 nodes are available: waiting for ephemeral volume controller to create the persistentvolumeclaim "worker-1-scratch". not found',
            events: [],
        },
        {
            title: "its volume is being made",
            events: [
                event("ours", "FailedBinding", NO_CLASS),
                event("ours", "ExternalProvisioning", "Waiting for a volume", "2026-01-01T00:01:00Z"),
            ],
        },
        { title: "a provisioner tries again", events: [event("ours", "ProvisioningFailed", "DeadlineExceeded")] },
    ];
    for (const { title, said = UNBOUND, events } of WAITS) {
        it(`just waits while ${title}`, () => {
            expect(causesOf(said, ...events)).to.deep.equal([]);
        });
    }
});
