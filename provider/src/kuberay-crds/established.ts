import { type KubernetesObject, type Kind, kindOf } from "../cluster-access/objects";
import { BY_NAME, type View } from "../cluster-access/watch";
import { isRecord, knownMap } from "../shared/known";
import { MANAGED_BY, MANAGER } from "../ray-object/marks";
import { duration, nextChange, type Operation } from "../ray-object/operation";
import { type LiveCrd } from "./plan";

export const CRD: Kind<LiveCrd> = kindOf<LiveCrd>(
    "apiextensions.k8s.io/v1",
    "CustomResourceDefinition",
    "customresourcedefinitions",
);

/** Their specs, megabytes of them, are not kept. */
const WITHOUT_SPEC: View<LiveCrd> = {
    ...BY_NAME,
    keep: ({ apiVersion, kind, metadata, status }) => ({ apiVersion, kind, metadata, status }),
};

/** Waits until the API server serves the kinds; returns why it does not, after the timeout or when it says never. */
export async function untilEstablished(names: readonly string[], operation: Operation): Promise<string[]> {
    const watch = ourCrds(operation);
    try {
        await watch.ready;
        for (;;) {
            const open = names
                .map((name) => ({ name, crd: watch.get(name)[0] }))
                .filter(({ crd }) => !isEstablished(crd));
            if (open.length === 0) return [];
            const refused = open.flatMap(({ name, crd }) => refusal(name, crd));
            if (refused.length > 0) return refused;
            operation.say(`waiting until the API server serves ${open.map(({ name }) => name).join(", ")}`);
            if (Date.now() >= operation.deadline) return open.map(({ name }) => late(name, operation));
            await nextChange([watch], operation.deadline - Date.now(), operation.at.signal);
        }
    } finally {
        watch.release();
    }
}

/** Waits until the definitions, and with them their kinds, are gone. */
export async function untilGone(names: readonly string[], operation: Operation): Promise<void> {
    const watch = ourCrds(operation);
    try {
        await watch.ready;
        for (;;) {
            const left = names.filter((name) => watch.get(name).length > 0);
            if (left.length === 0) return;
            operation.say(`waiting until ${left.join(", ")} are gone`);
            if (Date.now() >= operation.deadline) {
                throw new Error(stillThere(left, operation));
            }
            await nextChange([watch], operation.deadline - Date.now(), operation.at.signal);
        }
    } finally {
        watch.release();
    }
}

export const stillThere = (names: readonly string[], { timeoutSeconds }: Operation): string =>
    `${names.join(", ")} are still there after ${duration(timeoutSeconds)}: objects of the kind are held by a finalizer. See: kubectl get ${names.join(",")} -A`;

/** One watch for all four. */
const ourCrds = ({ connection }: Operation) =>
    connection.watch<LiveCrd>({
        kind: CRD,
        namespace: undefined,
        labelSelector: `${MANAGED_BY}=${MANAGER}`,
        view: WITHOUT_SPEC,
    });

const isEstablished = (crd: KubernetesObject | undefined): boolean =>
    conditionOf(crd, "Established")?.status === "True";

function refusal(name: string, crd: KubernetesObject | undefined): string[] {
    const accepted = conditionOf(crd, "NamesAccepted");
    return accepted?.status === "False"
        ? [`${name} is not accepted: ${String(accepted.message)} (${String(accepted.reason)})`]
        : [];
}

const late = (name: string, { timeoutSeconds }: Operation): string =>
    `${name} is not served after ${duration(timeoutSeconds)}. See: kubectl describe crd ${name}`;

function conditionOf(crd: KubernetesObject | undefined, type: string): Readonly<Record<string, unknown>> | undefined {
    const { conditions } = knownMap((crd as { status?: unknown } | undefined)?.status);
    const list: readonly unknown[] = Array.isArray(conditions) ? conditions : [];
    return list.filter(isRecord).find((condition) => condition.type === type);
}
