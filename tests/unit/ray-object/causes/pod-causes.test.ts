import { expect } from "chai";
import { type KubernetesEvent } from "../../../../provider/src/ray-object/causes/event";
import { type ContainerStatus, type Pod } from "../../../../provider/src/ray-object/pods/pod";
import { endOf, podCauses } from "../../../../provider/src/ray-object/causes/pod-causes";

type Status = NonNullable<Pod["status"]>;
const pod = (status: Status): Pod => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "worker-1", namespace: "ray", labels: { "ray.io/group": "gpu" } },
    status,
});
const NONE_BEFORE = () => 0;
const texts = (status: Status, events: readonly KubernetesEvent[] = []): string[] =>
    podCauses(pod(status), events, NONE_BEFORE).map(({ text }) => text);

const looping = (name: string, reason: string, exitCode: number): ContainerStatus => ({
    name,
    ready: false,
    restartCount: 5,
    state: { waiting: { reason: "CrashLoopBackOff" } },
    lastState: { terminated: { reason, exitCode } },
});
const FAILED_MOUNT: KubernetesEvent = {
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: "e" },
    reason: "FailedMount",
    message: 'configmap "settings" not found',
    involvedObject: {},
};
const CREATING: ContainerStatus = { name: "ray-worker", state: { waiting: { reason: "ContainerCreating" } } };

describe("what keeps a pod from becoming ready", () => {
    it("is an init container that crashes, named", () => {
        const [text] = texts({
            initContainerStatuses: [looping("prepare", "Error", 2)],
            containerStatuses: [{ name: "ray-worker", state: { waiting: { reason: "PodInitializing" } } }],
        });
        expect(text)
            .to.include("worker-1, container prepare: crashes again and again, 5 restarts (Error, exit code 2)")
            .and.include("kubectl logs -n ray worker-1 -c prepare --previous");
    });

    it("is not an init container that has failed before and ended well", () => {
        const done: ContainerStatus = {
            ...looping("prepare", "Error", 2),
            state: { terminated: { reason: "Completed", exitCode: 0 } },
        };
        expect(texts({ initContainerStatuses: [done], containerStatuses: [CREATING] })).to.deep.equal([]);
    });

    it("is too little memory, with what to raise", () => {
        const [text] = texts({ containerStatuses: [looping("ray-worker", "OOMKilled", 137)] });
        expect(text).to.include("OOMKilled, exit code 137").and.include("raise `memory`").and.not.include("kubectl");
    });

    it("is a volume that cannot be mounted", () => {
        expect(texts({ containerStatuses: [CREATING] }, [FAILED_MOUNT])).to.deep.equal([
            'worker-1: FailedMount: configmap "settings" not found',
        ]);
    });

    it("is not a volume any more once the sandbox is there and an image is on its way", () => {
        const conditions = [{ type: "PodReadyToStartContainers", status: "True" }];
        expect(texts({ conditions, containerStatuses: [CREATING] }, [FAILED_MOUNT])).to.deep.equal([]);
    });

    it("is what the kubelet said when it refused the pod", () => {
        expect(texts({ phase: "Failed", reason: "OutOfcpu", message: "Node didn't have enough" })).to.deep.equal([
            "worker-1: OutOfcpu: Node didn't have enough",
        ]);
    });
});

describe("how a pod ended", () => {
    const ended = (exitCode: number, reason: string) => ({ terminated: { exitCode, reason } });
    const ENDS: readonly { readonly title: string; readonly status: Status; readonly end: string }[] = [
        {
            title: "the first container that failed",
            status: {
                initContainerStatuses: [{ name: "prepare", state: ended(0, "Completed") }],
                containerStatuses: [
                    { name: "ray-worker", state: ended(137, "OOMKilled") },
                    { name: "metrics", state: ended(1, "Error") },
                ],
            },
            end: "container ray-worker: OOMKilled, exit code 137",
        },
        {
            title: "an init container",
            status: { initContainerStatuses: [{ name: "prepare", state: ended(3, "Error") }] },
            end: "container prepare: Error, exit code 3",
        },
        {
            title: "the kubelet's reason",
            status: { reason: "Evicted", message: "low on memory" },
            end: "Evicted, low on memory",
        },
        { title: "nothing, when nobody says", status: {}, end: "no reason given" },
    ];
    for (const { title, status, end } of ENDS) {
        it(`is told by ${title}`, () => {
            expect(endOf(pod(status))).to.equal(end);
        });
    }
});
