import { CheckRequest, type CheckResponse, CreateRequest, type CreateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { type RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { join } from "node:path";
import { StubEngine, urnOf } from "../../support/stub-engine";
import { buildCounterpart, type Libraries, PLUGIN } from "../counterparts/build";
import { type Bench } from "../measure/bench";
import { comparePairs, type Side } from "../measure/pairs";
import { type ProviderProcess, withProvider } from "../processes/provider-process";
import { construct, flatComponent } from "./construct";

const BARE = join(__dirname, "..", "counterparts", "bare-server.ts");

/** A preview as the plugin sees it: Construct, then check and create for each resource that is its own. */
async function previewUnit(provider: ProviderProcess, stub: StubEngine, clusters: number): Promise<void> {
    await provider.call(construct(stub, clusters));
    const own = stub.registered.filter((request) => request.getCustom() && request.getType().startsWith("kuberay:"));
    await Promise.all(own.map((request) => previewResource(provider, request)));
}

async function previewResource(provider: ProviderProcess, request: RegisterResourceRequest): Promise<void> {
    const urn = urnOf(request.getType(), request.getName());
    const check = new CheckRequest().setUrn(urn).setNews(request.getObject());
    const checked = await provider.call<CheckResponse>((rpc, done) => rpc.check(check, done));
    const failures = checked.getFailuresList().map((failure) => `${failure.getProperty()}: ${failure.getReason()}`);
    if (failures.length > 0) throw new Error(`${urn} was refused:\n${failures.join("\n")}`);
    const create = new CreateRequest().setUrn(urn).setProperties(checked.getInputs()).setPreview(true);
    await provider.call<CreateResponse>((rpc, done) => rpc.create(create, done));
}

type Work = (provider: ProviderProcess, stub: StubEngine) => Promise<void>;

const side = (name: string, launcher: string, work: Work): Side => ({
    name,
    async measure() {
        const stub = await StubEngine.start();
        try {
            return await withProvider(launcher, stub.address, async (provider) => {
                await work(provider, stub);
                return { value: provider.peakMemory() };
            });
        } finally {
            stub.stop();
        }
    },
});

const plugin = (clusters: number): Side =>
    side(`the plugin, previewing a unit of ${clusters}`, PLUGIN, (provider, stub) =>
        previewUnit(provider, stub, clusters),
    );

const besideComponent = (id: string, target: number, libraries: Libraries): Bench => ({
    id,
    what: `peak memory of the plugin previewing a unit with 1 cluster / of a hand-written component that registers the identical resources, its libraries ${libraries}`,
    target,
    unit: "MiB",
    async measure(context) {
        const flat = await flatComponent(context, libraries);
        const theirs = side("a hand-written component", flat, async (provider, stub) => {
            await provider.call(construct(stub, 1));
        });
        return comparePairs(plugin(1), theirs, context.measured({ pairs: 9, warmUps: 0 }));
    },
});

export const memoryBenches: readonly Bench[] = [
    {
        id: "memory-clusters",
        what: "peak memory of the plugin previewing a unit with 100 clusters / with 1",
        // 1.53 of 190 MiB once, 1.63 of 101 now: a hundred clusters add 63 MiB where they added 100. Nearly all of it is
        // what @pulumi/pulumi keeps of resources that are under way, a dozen promises for each property; 24 MiB stay.
        target: 1.7,
        unit: "MiB",
        measure: ({ measured, sized }) =>
            comparePairs(plugin(sized(100, 5)), plugin(1), measured({ pairs: 9, warmUps: 0 })),
    },
    besideComponent("memory", 1.15, "whole"),
    // Both carry as little of libraries: 14 MiB of ours are code with its tables, and 6 what reads kubeconfigs.
    besideComponent("memory-alike", 1.3, "as the plugin"),
    {
        id: "memory-bare",
        what: "peak memory of the plugin previewing a unit with 1 cluster / of a bare @grpc/grpc-js server that does nothing",
        target: 3,
        unit: "MiB",
        async measure({ folder, measured }) {
            const launcher = await buildCounterpart(folder, "bare", BARE);
            const bare = side("a bare server", launcher, () => Promise.resolve());
            return comparePairs(plugin(1), bare, measured({ pairs: 9, warmUps: 0 }));
        },
    },
];
