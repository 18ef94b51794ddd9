import { GetSchemaRequest, type GetSchemaResponse } from "@pulumi/pulumi/proto/provider_pb";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildCounterpart, PLUGIN } from "../counterparts/build";
import { type Bench } from "../measure/bench";
import { comparePairs, type Side } from "../measure/pairs";
import { type Call, withProvider } from "../processes/provider-process";

const BARE = join(__dirname, "..", "counterparts", "bare-server.ts");
const NO_ENGINE = "127.0.0.1:1";

const getSchema: Call<GetSchemaResponse> = (rpc, done) => rpc.getSchema(new GetSchemaRequest(), done);

const side = (name: string, launcher: string): Side => ({
    name,
    measure: () => withProvider(launcher, NO_ENGINE, (provider) => provider.measure(getSchema)),
});

const schemaOf = (launcher: string): Promise<string> =>
    withProvider(launcher, NO_ENGINE, async (provider) => (await provider.call(getSchema)).getSchema());

export const getSchemaBench: Bench = {
    id: "get-schema",
    what: "first GetSchema of the plugin / of a bare server that holds the same bytes in memory, connection included in neither",
    target: 1.1,
    unit: "ms",
    async measure({ folder, measured }) {
        const schema = await schemaOf(PLUGIN);
        const echo = await buildCounterpart(folder, "echo", BARE);
        await writeFile(join(folder, "echo", "schema.json"), schema);
        if ((await schemaOf(echo)) !== schema) throw new Error("the echo server answers with other bytes");
        const counterpart = `a bare server echoing the same ${schema.length} characters`;
        return comparePairs(side("the plugin", PLUGIN), side(counterpart, echo), measured({ pairs: 31 }));
    },
};
