/** The least that can be a provider with Pulumi's library for Node. */
import { main } from "@pulumi/pulumi/provider/server";

void main({ version: "0.1.0", schema: "{}" }, process.argv.slice(2));
