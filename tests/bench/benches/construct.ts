import { type ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import { ACCOUNT } from "../../support/look-ups";
import { StubEngine } from "../../support/stub-engine";
import { buildFlatComponent } from "../counterparts/flat-component";
import { type Libraries, PLUGIN } from "../counterparts/build";
import { constructUnit } from "../engine/construct";
import { recordUnit } from "../engine/record-unit";
import { assertSameRegistrations } from "../engine/same-registrations";
import { unitInputs } from "../engine/unit";
import { type Bench, type BenchContext } from "../measure/bench";
import { comparePairs, type Side } from "../measure/pairs";
import { type Call, withProvider } from "../processes/provider-process";

const UNIT = "ml";

/** First Construct of a unit in a preview. */
export function construct(stub: StubEngine, clusters: number): Call<ConstructResponse> {
    const request = constructUnit(stub.address, { name: UNIT, inputs: unitInputs(UNIT, clusters), dryRun: true });
    return (rpc, done) => rpc.construct(request, done);
}

/** A hand-written provider with the unit's resources. */
export const flatComponent = ({ shared, folder }: BenchContext, libraries: Libraries): Promise<string> =>
    shared(`flat component, libraries ${libraries}`, async () =>
        buildFlatComponent(folder, await recordUnit(UNIT, 1, ACCOUNT.cluster), ACCOUNT.cluster, libraries),
    );

async function withStub<T>(work: (stub: StubEngine) => Promise<T>): Promise<T> {
    const stub = await StubEngine.start();
    try {
        return await work(stub);
    } finally {
        stub.stop();
    }
}

const side = (name: string, launcher: string): Side => ({
    name,
    measure: () =>
        withStub((stub) => withProvider(launcher, stub.address, (provider) => provider.measure(construct(stub, 1)))),
});

const registrations = (launcher: string) =>
    withStub((stub) =>
        withProvider(launcher, stub.address, async (provider) => {
            await provider.call(construct(stub, 1));
            return stub.registered;
        }),
    );

const constructBench = (id: string, target: number, libraries: Libraries): Bench => ({
    id,
    what: `first Construct of a unit (1 pool, 1 cluster) / of a hand-written component that registers the identical resources, both loading their code when first asked, its libraries ${libraries}`,
    target,
    unit: "ms",
    async measure(context) {
        const flat = await flatComponent(context, libraries);
        assertSameRegistrations(await registrations(PLUGIN), await registrations(flat));
        const counterpart = "a hand-written component on @pulumi/pulumi/provider, its inputs written out";
        return comparePairs(side("the plugin", PLUGIN), side(counterpart, flat), context.measured({ pairs: 21 }));
    },
});

export const constructBenches: readonly Bench[] = [
    constructBench("construct", 1.1, "whole"),
    // So that no loss of ours hides behind the weight of libraries. Of 285 ms on the processor 175 are the libraries'.
    constructBench("construct-alike", 1.75, "as the plugin"),
];
