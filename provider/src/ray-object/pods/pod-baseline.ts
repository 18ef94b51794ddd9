import { type Pod } from "./pod";

/** Pods as they were when an operation began: what they had gone through by then is not about it. */
export class PodBaseline {
    private readonly restarts: ReadonlyMap<string, ReadonlyMap<string, number>>;

    constructor(pods: readonly Pod[]) {
        this.restarts = new Map(pods.map((pod) => [pod.metadata.uid ?? "", restartsOf(pod)]));
    }

    has({ metadata }: Pod): boolean {
        return this.restarts.has(metadata.uid ?? "");
    }

    restartsBefore({ metadata }: Pod, container: string): number {
        return this.restarts.get(metadata.uid ?? "")?.get(container) ?? 0;
    }
}

function restartsOf({ status }: Pod): ReadonlyMap<string, number> {
    const containers = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
    return new Map(containers.map(({ name, restartCount = 0 }) => [name, restartCount]));
}
