/**
 * The least that can be a provider in Node: a gRPC server with Pulumi's service on it, and no library of Pulumi's.
 * With a schema beside its `bin`, where the plugin has its own, it answers with that, read before it listens.
 */
import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { GetSchemaResponse } from "@pulumi/pulumi/proto/provider_pb";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const file = join(__dirname, "..", "schema.json");
const schema = existsSync(file) ? readFileSync(file, "utf8") : "{}";

const handlers: UntypedServiceImplementation = {
    getPluginInfo: (_call: unknown, done: (error: null, response: PluginInfo) => void) => {
        done(null, new PluginInfo().setVersion("0.1.0"));
    },
    getSchema: (_call: unknown, done: (error: null, response: GetSchemaResponse) => void) => {
        done(null, new GetSchemaResponse().setSchema(schema));
    },
};

const server = new Server();
server.addService(ResourceProviderService, handlers);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    console.log(port);
});
