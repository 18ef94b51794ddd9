import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Plain, PlainObject } from "../../shared/custom-resource";
import { isUnknown, UNKNOWN } from "../../shared/unknown";
import { SecretPaths } from "./secret-paths";

/** How Pulumi marks values on the wire; see `sdk/proto` of pulumi/pulumi. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** Unknown text, bool, number, list, map, asset and archive: the engine may say which. */
const UNKNOWNS: ReadonlySet<unknown> = new Set([
    UNKNOWN_TEXT,
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
]);

/** A property tree as our code sees it, and where in it the secrets were. */
export interface Decoded {
    readonly value: PlainObject;
    readonly secrets: SecretPaths;
}

/** Takes the marks off: secrets in clear with their places remembered, unknowns as `UNKNOWN`. */
export function decode(struct: Struct | undefined): Decoded {
    const secrets = new SecretPaths();
    const tree: PlainObject = struct?.toJavaScript() ?? {};
    return { value: decodeEach(tree, [], secrets), secrets };
}

function decodeEach(tree: PlainObject, path: readonly string[], secrets: SecretPaths): PlainObject {
    return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, strip(item, [...path, key], secrets)]));
}

function strip(item: Plain, path: readonly string[], secrets: SecretPaths): Plain {
    if (UNKNOWNS.has(item)) return UNKNOWN;
    if (isList(item)) return item.map((entry, at) => strip(entry, [...path, String(at)], secrets));
    if (typeof item !== "object" || item === null) return item;
    const mark = item[SIGNATURE];
    if (mark === SECRET || (mark === OUTPUT && item.secret === true)) secrets.add(path);
    if (mark === SECRET) return strip(item.value ?? null, path, secrets);
    if (mark === OUTPUT) return "value" in item ? strip(item.value ?? null, path, secrets) : UNKNOWN;
    return decodeEach(item, path, secrets);
}

/** Puts the marks back. What is not marked here stands in clear in the state. */
export const encode = (tree: PlainObject, secrets: SecretPaths): Struct =>
    Struct.fromJavaScript(encodeEach(tree, [], secrets));

function encodeEach(tree: PlainObject, path: readonly string[], secrets: SecretPaths): Record<string, JavaScriptValue> {
    // Values that are undefined, against their type, would make the conversion throw.
    const present = Object.entries(tree).filter(([, item]) => (item as unknown) !== undefined);
    return Object.fromEntries(present.map(([key, item]) => [key, wrap(item, [...path, key], secrets)]));
}

function wrap(item: Plain, path: readonly string[], secrets: SecretPaths): JavaScriptValue {
    if (!secrets.has(path)) return convert(item, path, secrets);
    return { [SIGNATURE]: SECRET, value: convert(item, path, secrets) };
}

function convert(item: Plain, path: readonly string[], secrets: SecretPaths): JavaScriptValue {
    if (isUnknown(item)) return UNKNOWN_TEXT;
    if (isList(item)) return item.map((entry, at) => wrap(entry, [...path, String(at)], secrets));
    return typeof item === "object" && item !== null ? encodeEach(item, path, secrets) : item;
}

/** `Array.isArray` loses the type of read-only lists. */
const isList = (item: Plain): item is readonly Plain[] => Array.isArray(item);
