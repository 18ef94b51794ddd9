import { join } from "node:path";
import { buildCounterpart, PLUGIN } from "../counterparts/build";
import { type Bench } from "../measure/bench";
import { comparePairs, type Side } from "../measure/pairs";
import { withProvider } from "../processes/provider-process";

const COUNTERPARTS = join(__dirname, "..", "counterparts");
/** Nobody listens there: a provider that is only started does not ask. */
const NO_ENGINE = "127.0.0.1:1";

const side = (name: string, launcher: string): Side => ({
    name,
    measure: () => withProvider(launcher, NO_ENGINE, (provider) => Promise.resolve(provider.started)),
});

function spawnBench(id: string, target: number, entry: string, counterpart: string): Bench {
    return {
        id,
        what: `from the plugin's start to the line with its port / the same of ${counterpart}, bundled and launched alike`,
        target,
        unit: "ms",
        async measure({ folder, measured }) {
            const launcher = await buildCounterpart(folder, id, join(COUNTERPARTS, entry));
            return comparePairs(side("the plugin", PLUGIN), side(counterpart, launcher), measured({ pairs: 31 }));
        },
    };
}

export const spawnBenches: readonly Bench[] = [
    // 1.18 once, of which @pulumi/pulumi/provider has 1.15: before a plugin listens, that loads all that registers.
    spawnBench("spawn", 1.2, "bare-server.ts", "a bare @grpc/grpc-js server with Pulumi's provider service"),
    spawnBench("spawn-library", 1.05, "library-server.ts", "an empty provider on @pulumi/pulumi/provider"),
];
