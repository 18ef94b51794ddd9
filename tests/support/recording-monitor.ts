import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { type Mocks } from "@pulumi/pulumi/runtime/mocks";
import { getMonitor } from "@pulumi/pulumi/runtime/settings";

/** What a program asked the engine for, in words short enough for a golden. */
export interface Registration {
    readonly type: string;
    readonly name: string;
    readonly parent: string | undefined;
    readonly inputs: unknown;
    readonly dependsOn: readonly string[];
    readonly options: Readonly<Record<string, unknown>>;
}

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** The one method of Pulumi's mocked engine that tells everything; Pulumi's typings leave it out. */
interface Monitor {
    registerResource(request: RegisterResourceRequest, callback: unknown): Promise<void>;
}

/**
 * Runs `program` as a preview, and returns everything that it registered, in the order of the names. Pulumi's own mocks
 * see types, names and inputs only; parents, order and options are what a unit is about, and only the request tells
 * them. This is the one place that knows what is behind the mocks.
 */
export async function record(mocks: Mocks, program: () => Promise<unknown>): Promise<Registration[]> {
    const registrations: Registration[] = [];
    await pulumi.runtime.setMocks(mocks, "project", "stack", true);
    const monitor = getMonitor() as Monitor | undefined;
    if (monitor === undefined) throw new Error("Pulumi's mocks have no monitor any more");
    const register = monitor.registerResource.bind(monitor);
    monitor.registerResource = (request, callback) => {
        registrations.push(registrationOf(request));
        return register(request, callback);
    };
    await program();
    await pulumi.runtime.disconnect();
    return registrations.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ type, name }: Registration): string => `${type}::${name}`;

function registrationOf(request: RegisterResourceRequest): Registration {
    const options = {
        provider: short(request.getProvider()),
        version: request.getVersion(),
        ignoreChanges: request.getIgnorechangesList(),
        deleteBeforeReplace: request.getDeletebeforereplace(),
        protect: request.getProtect(),
        customTimeouts: timeouts(request.getCustomtimeouts()?.toObject()),
        additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    };
    return {
        type: request.getType(),
        name: request.getName(),
        parent: short(request.getParent()),
        inputs: readable(request.getObject()?.toJavaScript() ?? {}),
        dependsOn: request.getDependenciesList().map(short).sort(),
        options: Object.fromEntries(Object.entries(options).filter(([, value]) => isSaid(value))),
    };
}

/** `type::name` of a URN, of a provider reference too. */
const short = (urn: string): string => urn.split("::").slice(2, 4).join("::").split("$").pop() ?? "";

function timeouts(given: object | undefined): object | undefined {
    const said = Object.entries(given ?? {}).filter(([, time]) => time !== "");
    return said.length === 0 ? undefined : Object.fromEntries(said);
}

const isSaid = (value: unknown): boolean =>
    value !== undefined && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0);

function readable(value: unknown): unknown {
    if (value === UNKNOWN) return "<unknown>";
    if (Array.isArray(value)) return value.map(readable);
    if (typeof value !== "object" || value === null) return value;
    if (SIGNATURE in value && "value" in value) return { "<secret>": readable(value.value) };
    const entries = Object.entries(value).filter(([, child]) => child !== null && child !== undefined);
    return Object.fromEntries(entries.map(([key, child]) => [key, readable(child)]));
}
