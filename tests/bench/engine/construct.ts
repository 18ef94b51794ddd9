import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PROJECT, STACK } from "../../support/stub-engine";

interface Unit {
    readonly name: string;
    readonly inputs: Record<string, JavaScriptValue>;
    readonly dryRun: boolean;
}

/** What the engine asks a plugin when a program declares a unit. */
export const constructUnit = (monitorAddress: string, { name, inputs, dryRun }: Unit): ConstructRequest =>
    new ConstructRequest()
        .setProject(PROJECT)
        .setStack(STACK)
        .setOrganization("organization")
        .setMonitorendpoint(monitorAddress)
        .setType("kuberay:index:RayPlatform")
        .setName(name)
        .setInputs(Struct.fromJavaScript(inputs))
        .setDryrun(dryRun)
        .setParallel(8)
        .setAcceptsOutputValues(true);
