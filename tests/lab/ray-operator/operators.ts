import { makeInformer, type KubeConfig, CoreV1Api, type V1Pod } from "@kubernetes/client-node";
import { setTimeout as pause } from "node:timers/promises";
import { operatorContainer, operatorVersion } from "./image";
import { BUILT_VERSION, type Kubelet } from "./kubelet";
import { OperatorProcess, type OperatorStatus } from "./operator-process";

const GRACE_SECONDS = 10;
const RECONNECT_MS = 500;

/** Ties real operator processes to the pods of operator Deployments, one each. */
export class Operators {
    private readonly byUid = new Map<string, OperatorProcess>();
    private readonly withoutBinary = new Map<string, OperatorStatus>();
    private readonly ending = new Set<string>();
    private paused = false;
    private stopped = false;
    private stopWatching: () => Promise<void> = () => Promise.resolve();

    constructor(private readonly kubelet: Kubelet) {}

    async watch(config: KubeConfig): Promise<void> {
        const core = config.makeApiClient(CoreV1Api);
        const informer = makeInformer<V1Pod>(config, "/api/v1/pods", () => core.listPodForAllNamespaces());
        informer.on("add", (pod) => {
            this.see(pod);
        });
        informer.on("update", (pod) => {
            this.see(pod);
        });
        informer.on("delete", (pod) => {
            this.miss(pod);
        });
        // The API server closes a watch from time to time; without this it would stay closed.
        const restart = (): void => {
            void pause(RECONNECT_MS).then(() => {
                if (!this.stopped) informer.start().catch(restart);
            });
        };
        informer.on("error", restart);
        await informer.start();
        this.stopWatching = () => informer.stop();
    }

    status(): OperatorStatus[] {
        return [...[...this.byUid.values()].map((one) => one.status()), ...this.withoutBinary.values()];
    }

    isPaused(): boolean {
        return this.paused;
    }

    async kill(): Promise<void> {
        await Promise.all(this.all().map((one) => one.kill()));
    }

    async pause(): Promise<void> {
        this.paused = true;
        await Promise.all(this.all().map((one) => one.pause()));
    }

    resume(): Promise<void> {
        this.paused = false;
        for (const one of this.all()) one.resume();
        return Promise.resolve();
    }

    async stop(): Promise<void> {
        this.stopped = true;
        await this.stopWatching();
        await Promise.all(this.all().map((one) => one.stop(1)));
    }

    private all(): OperatorProcess[] {
        return [...this.byUid.values()];
    }

    private see(pod: V1Pod): void {
        if (this.stopped || operatorContainer(pod) === undefined) return;
        const uid = pod.metadata?.uid ?? "";
        if (pod.metadata?.deletionTimestamp !== undefined) {
            if (!this.ending.has(uid)) void this.end(pod, pod.spec?.terminationGracePeriodSeconds ?? GRACE_SECONDS);
        } else if (pod.spec?.nodeName !== undefined && !this.byUid.has(uid) && !this.withoutBinary.has(uid)) {
            this.begin(pod, uid);
        }
    }

    private begin(pod: V1Pod, uid: string): void {
        const version = operatorVersion(operatorContainer(pod)?.image);
        if (this.kubelet.hasBinaryOf(version)) {
            this.byUid.set(uid, new OperatorProcess(pod, this.kubelet, this.paused));
            return;
        }
        const state = `no binary: the lab builds the KubeRay operator ${BUILT_VERSION} only`;
        const name = `${pod.metadata?.namespace ?? ""}/${pod.metadata?.name ?? ""}`;
        this.withoutBinary.set(uid, { pod: name, version: version ?? "unknown", state, restarts: 0 });
        void this.kubelet.writeStatus(pod, { kind: "waiting", reason: "ErrImagePull", message: state }, 0);
    }

    private async end(pod: V1Pod, graceSeconds: number): Promise<void> {
        const uid = pod.metadata?.uid ?? "";
        this.ending.add(uid);
        await this.byUid.get(uid)?.stop(graceSeconds);
        await this.kubelet.remove(pod);
        this.drop(uid);
    }

    /** The pod is gone without having been asked: deleted by force. */
    private miss(pod: V1Pod): void {
        const uid = pod.metadata?.uid ?? "";
        void this.byUid.get(uid)?.stop(0);
        this.drop(uid);
    }

    private drop(uid: string): void {
        this.byUid.delete(uid);
        this.withoutBinary.delete(uid);
        this.ending.delete(uid);
    }
}
