import { type RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { recorded } from "../counterparts/written-resource";

/** Fails unless both sides have registered the same resources with the same inputs. */
export function assertSameRegistrations(
    ours: readonly RegisterResourceRequest[],
    theirs: readonly RegisterResourceRequest[],
): void {
    const [left, right] = [new Map(ours.map(entry)), new Map(theirs.map(entry))];
    const differences = [...new Set([...left.keys(), ...right.keys()])].filter(
        (urn) => left.get(urn) !== right.get(urn),
    );
    if (differences.length === 0) return;
    const shown = differences.slice(0, 5).map((urn) => {
        return `  ${urn}\n    ours:   ${left.get(urn) ?? "absent"}\n    theirs: ${right.get(urn) ?? "absent"}`;
    });
    throw new Error(`the two sides do not register the same resources:\n${shown.join("\n")}`);
}

function entry(request: RegisterResourceRequest): [string, string] {
    const { urn, inputs, parent, provider } = recorded(request);
    return [urn, JSON.stringify({ parent, provider, inputs: sorted(inputs) })];
}

function sorted(value: JavaScriptValue): JavaScriptValue {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value as Record<string, JavaScriptValue>);
    return Object.fromEntries(
        entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]),
    );
}
