import { type EngineEvent, type Stack } from "@pulumi/pulumi/automation";
import { type CoreV1Event } from "@kubernetes/client-node";
import { expect } from "chai";
import * as kuberay from "pulumi-kuberay";
import { FAILURES, type FailureCase, FINE, NAMESPACES, RAY_IMAGE, UNSERVED } from "../../support/failure-cases";
import { getRayCluster, ifThere, type Kubernetes, kubernetes, listRayClusters } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { failureOf, programStack } from "../../support/stack";
import { eventually } from "../../support/time";

const CASES = Object.entries(FAILURES);
const RAY = { group: "ray.io", version: "v1", plural: "rayclusters" };
/** All at once: that one waits must not hold back another. */
const PARALLEL = CASES.length + 4;

describe("RayClusters that cannot become ready", () => {
    const lab = useLab("ray-cluster-failures");
    let stack: Stack;
    const reports = new Map<string, { readonly at: number; text: string }>();

    const program = (clusters: "none" | "broken" | "mended") => () => {
        const platform = new kuberay.RayPlatform("ml", {
            cluster: { name: "lab" },
            nodePools: {
                general: { instanceTypes: ["m7i.2xlarge"], minSize: 3, maxSize: 4 },
                single: { instanceTypes: ["m7i.large"], minSize: 1, maxSize: 1 },
            },
            operator: { watchNamespaces: Object.values(NAMESPACES) },
        });
        if (clusters === "none") return Promise.resolve();
        for (const [name, it] of CASES) {
            const args = clusters === "broken" ? it.broken : (it.mended ?? FINE);
            const namespace = clusters === "mended" && it.namespace === UNSERVED ? NAMESPACES.plain : namespaceOf(it);
            const { kubeconfig, nodePools: pools } = platform;
            new kuberay.RayCluster(name, { ...args, namespace, pools, kubeconfig }, { dependsOn: platform });
        }
        return Promise.resolve();
    };

    before(async () => {
        await prepare(kubernetes(lab()));
        stack = await programStack(lab(), "failures", program("none"));
        await stack.up();
        await occupy(kubernetes(lab()));

        stack.workspace.program = program("broken");
        const up = failureOf(
            stack.up({
                parallel: PARALLEL,
                // The first failure comes within a second: the engine would begin nothing after it.
                continueOnError: true,
                onEvent: (event) => {
                    noteReport(reports, event);
                },
            }),
        );
        await Promise.all([up, ...CASES.map(([name, it]) => intrude(kubernetes(lab()), name, it))]);
    });

    for (const [name, it_] of CASES) {
        const { title, quotes } = it_;
        it(`tell of ${title} within a minute of the signal, quoting it`, async () => {
            const report = reports.get(name);
            expect(report, "report").to.not.equal(undefined);
            for (const quote of quotes) expect(report?.text).to.match(quote);
            const signal = await signalOf(kubernetes(lab()), namespaceOf(it_), name, it_);
            const seconds = (report?.at ?? 0) - signal;
            console.log(`        ${name}: ${seconds.toFixed(0)} s`);
            // The engine's clock has whole seconds.
            expect(seconds, "seconds from signal to report").to.be.within(-1, 60);
        });
    }

    it("are all ready after one up with the mended inputs", async () => {
        stack.workspace.program = program("mended");
        await stack.up({ parallel: PARALLEL });
        const there = await listRayClusters(kubernetes(lab()));
        const states = there.map(({ metadata, status }) => `${metadata.name}: ${status?.state ?? ""}`).sort();
        expect(states).to.deep.equal(CASES.map(([name]) => `${name}: ready`).sort());
    });
});

const namespaceOf = ({ namespace = NAMESPACES.plain }: FailureCase): string => namespace;
const nameOf = (urn: string): string => urn.split("::").at(-1) ?? "";

/** The moment at which the engine heard of the failure, and what it shows for it. */
function noteReport(reports: Map<string, { readonly at: number; text: string }>, event: EngineEvent): void {
    const { diagnosticEvent, resOpFailedEvent, timestamp } = event;
    const urn = resOpFailedEvent?.metadata.urn ?? (diagnosticEvent?.severity === "error" ? diagnosticEvent.urn : "");
    if (urn?.includes("kuberay:index:RayCluster::") !== true) return;
    const known = reports.get(nameOf(urn)) ?? { at: timestamp, text: "" };
    known.text += diagnosticEvent?.message ?? "";
    reports.set(nameOf(urn), known);
}

/** Seconds since the epoch at which the API server first knew what is wrong. */
async function signalOf(k8s: Kubernetes, namespace: string, name: string, it: FailureCase): Promise<number> {
    const cluster = await getRayCluster(k8s, namespace, name);
    const { signal, intruder } = it;
    if (signal === undefined) {
        const written = cluster.metadata.managedFields?.find(({ manager }) => manager === intruder?.manager)?.time;
        return seconds(written ?? cluster.metadata.creationTimestamp);
    }
    const events = (await k8s.core.listNamespacedEvent({ namespace })).items.filter(
        (event) => isAbout(event, name) && signal.test(`${event.reason ?? ""}: ${event.message ?? ""}`),
    );
    expect(events.length, `events of ${name} that match ${signal.source}`).to.be.greaterThan(0);
    return Math.min(
        ...events.map((event) => seconds(event.eventTime ?? event.firstTimestamp ?? event.metadata.creationTimestamp)),
    );
}

/** Pods are called after their cluster, which no other's name begins with. */
const isAbout = ({ involvedObject }: CoreV1Event, name: string): boolean =>
    involvedObject.name === name || (involvedObject.name ?? "").startsWith(`${name}-`);

const seconds = (time: string | Date | undefined): number => new Date(time ?? 0).getTime() / 1000;

/** Writes the RayCluster behind the provider's back, as soon as it is there. */
async function intrude(k8s: Kubernetes, name: string, { intruder }: FailureCase): Promise<void> {
    if (intruder === undefined) return;
    const at = { ...RAY, namespace: NAMESPACES.plain, name };
    const isThere = async () => (await ifThere(k8s.custom.getNamespacedCustomObject(at))) !== undefined;
    await eventually(isThere, `RayCluster ${name} is written`);
    await k8s.custom.patchNamespacedCustomObject({ ...at, body: intruder.patch, fieldManager: intruder.manager });
}

async function prepare(k8s: Kubernetes): Promise<void> {
    for (const name of [...Object.values(NAMESPACES), UNSERVED]) {
        const labels: Record<string, string> =
            name === NAMESPACES.secured ? { "pod-security.kubernetes.io/enforce": "restricted" } : {};
        await k8s.core.createNamespace({ body: { metadata: { name, labels } } });
    }
    await k8s.core.createNamespacedResourceQuota({
        namespace: NAMESPACES.quota,
        body: { metadata: { name: "small" }, spec: { hard: { "requests.memory": "4Gi" } } },
    });
    await k8s.core.createNamespacedLimitRange({
        namespace: NAMESPACES.limited,
        body: { metadata: { name: "small" }, spec: { limits: [{ type: "Container", max: { cpu: "1" } }] } },
    });
}

/** Somebody else's pod on the only node of its pool. */
async function occupy(k8s: Kubernetes): Promise<void> {
    const resources = { requests: { cpu: "1500m" } };
    await k8s.core.createNamespacedPod({
        namespace: NAMESPACES.plain,
        body: {
            metadata: { name: "somebody-elses" },
            spec: {
                nodeSelector: { "kuberay.pulumi.com/pool": "single" },
                containers: [{ name: "work", image: RAY_IMAGE, resources }],
            },
        },
    });
}
