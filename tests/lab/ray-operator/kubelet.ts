import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CoreV1Api, PatchStrategy, setHeaderOptions, type V1Pod } from "@kubernetes/client-node";
import { type KubeconfigSettings } from "../control-plane/identities";
import { gone } from "../supervisor/kubernetes";
import { type Processes } from "../supervisor/processes";
import { writeIdentity } from "./identity";
import { podStatus, type ProcessState } from "./pod-status";

const MODULE = join(__dirname, "../tools/modules/ray-operator/go.mod");

/** The version of the operator that the lab builds. */
export const BUILT_VERSION = /kuberay\/ray-operator v(\S+)/.exec(readFileSync(MODULE, "utf8"))?.[1] ?? "";

export interface KubeletSettings {
    readonly core: CoreV1Api;
    readonly processes: Processes;
    readonly server: Pick<KubeconfigSettings, "server" | "certificateAuthority">;
    /** Of the operators' kubeconfigs. */
    readonly directory: string;
    readonly log: (name: string) => string;
    /** The operator's program, of BUILT_VERSION. */
    readonly binary: string;
}

/** What a kubelet does for the operator's pods: an identity, a program, and a status that tells the truth. */
export class Kubelet {
    readonly processes: Processes;
    readonly directory: string;
    readonly log: (name: string) => string;

    constructor(private readonly settings: KubeletSettings) {
        ({ processes: this.processes, directory: this.directory, log: this.log } = settings);
    }

    hasBinaryOf(version: string | undefined): boolean {
        return version === BUILT_VERSION;
    }

    /** Throws when the lab does not build that version. */
    binaryOf(version: string): string {
        if (this.hasBinaryOf(version)) return this.settings.binary;
        throw new Error(`no binary of the KubeRay operator ${version}: the lab builds ${BUILT_VERSION}`);
    }

    writeIdentity(pod: V1Pod, path: string): Promise<void> {
        return writeIdentity(this.settings.core, pod, this.settings.server, path);
    }

    async writeStatus(pod: V1Pod, state: ProcessState, restarts: number): Promise<void> {
        await this.settings.core
            .patchNamespacedPodStatus(
                { ...nameOf(pod), body: { status: podStatus(pod, state, restarts, new Date()) } },
                setHeaderOptions("Content-Type", PatchStrategy.MergePatch),
            )
            .catch(gone)
            .catch(logged);
    }

    /** The last act of a pod's deletion, once its process has ended. */
    async remove(pod: V1Pod): Promise<void> {
        const preconditions = { uid: pod.metadata?.uid };
        await this.settings.core
            .deleteNamespacedPod({ ...nameOf(pod), body: { gracePeriodSeconds: 0, preconditions } })
            .catch(gone)
            .catch(logged);
    }
}

/** A request that the API server could not take, while it is going down for example, must not end the supervisor. */
function logged(error: unknown): undefined {
    console.error(`${new Date().toISOString()} operator: ${error instanceof Error ? error.message : String(error)}`);
}

const nameOf = ({ metadata }: V1Pod): { name: string; namespace: string } => ({
    name: metadata?.name ?? "",
    namespace: metadata?.namespace ?? "",
});
