import {
    type CoreV1Api,
    type KubeConfig,
    makeInformer,
    PatchStrategy,
    setHeaderOptions,
    type V1Pod,
} from "@kubernetes/client-node";
import { setTimeout as pause } from "node:timers/promises";
import { gone } from "../supervisor/kubernetes";
import { type Devices, offeredBy } from "./device-plugins";
import { DEVICES_ANNOTATION } from "./node";

const RECONNECT_MS = 500;
const MERGE = setHeaderOptions("Content-Type", PatchStrategy.MergePatch);
/** KWOK has a pod running in less, unless it does not know of it. */
const OVERLOOKED_MS = 5_000;

/** Plays what the pods of device plugins do: with one running, its node offers the devices that it has. */
export class PluginWatch {
    private stopped = false;
    private readonly offered = new Set<string>();
    /** Pods that are shown again soon, however often something else changes in them meanwhile. */
    private readonly reminded = new Set<string>();

    constructor(private readonly core: CoreV1Api) {}

    async start(config: KubeConfig): Promise<() => Promise<void>> {
        const informer = makeInformer<V1Pod>(config, "/api/v1/pods", () => this.core.listPodForAllNamespaces());
        // Nothing more may be heard of a pod that runs: what fails is tried until it succeeds.
        const see = (pod: V1Pod): void =>
            void this.see(pod).catch((error: unknown) => {
                report(error);
                void pause(RECONNECT_MS).then(() => {
                    if (!this.stopped) see(pod);
                });
            });
        informer.on("add", see);
        informer.on("update", see);
        informer.on("delete", (pod) => void this.miss(pod).catch(report));
        const restart = (): void => {
            void pause(RECONNECT_MS).then(() => {
                if (!this.stopped) informer.start().catch(restart);
            });
        };
        informer.on("error", restart);
        await informer.start();
        return () => {
            this.stopped = true;
            return informer.stop();
        };
    }

    private async see(pod: V1Pod): Promise<void> {
        const [names, uid] = [devicesOf(pod), pod.metadata?.uid ?? ""];
        if (names.length === 0 || this.offered.has(uid)) return;
        if (pod.status?.phase !== "Running") {
            if (pod.spec?.nodeName !== undefined && !this.reminded.has(uid)) await this.remind(pod, uid);
            return;
        }
        await this.offer(pod.spec?.nodeName ?? "", names, (count) => count);
        this.offered.add(uid);
    }

    /** KWOK may overlook a pod that is bound before KWOK has taken over its node; any change shows it the pod once more. */
    private async remind({ metadata }: V1Pod, uid: string): Promise<void> {
        const { name = "", namespace = "", resourceVersion = "" } = metadata ?? {};
        this.reminded.add(uid);
        await pause(OVERLOOKED_MS);
        this.reminded.delete(uid);
        if (this.stopped) return;
        const body = { metadata: { annotations: { "lab.kuberay.io/seen-pending": resourceVersion } } };
        await this.core.patchNamespacedPod({ name, namespace, body }, MERGE).catch(gone);
    }

    /** The kubelet remembers devices whose plugin has gone, and offers none of them. */
    private async miss(pod: V1Pod): Promise<void> {
        if (!this.offered.delete(pod.metadata?.uid ?? "")) return;
        await this.offer(pod.spec?.nodeName ?? "", devicesOf(pod), () => 0);
    }

    private async offer(name: string, names: readonly string[], of: (count: number) => number): Promise<void> {
        const node = await this.core.readNode({ name }).catch(gone);
        const devices = JSON.parse(node?.metadata?.annotations?.[DEVICES_ANNOTATION] ?? "{}") as Devices;
        const offers = names.flatMap((device) => {
            const count = devices[device];
            return count === undefined ? [] : [[device, String(of(count))] as const];
        });
        if (offers.length === 0) return;
        const body = { status: { capacity: Object.fromEntries(offers), allocatable: Object.fromEntries(offers) } };
        await this.core.patchNodeStatus({ name, body }, MERGE).catch(gone);
    }
}

const devicesOf = ({ spec }: V1Pod): string[] =>
    (spec?.containers ?? []).flatMap(({ image = "" }) => [...offeredBy(image)]);

function report(error: unknown): void {
    console.error(`${new Date().toISOString()} device plugins: ${String(error)}`);
}
