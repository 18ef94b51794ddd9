import { parseCpuMillis, parseQuantity } from "../../shared/quantity";
import { isSameSize } from "./alike";
import { present, treeIn } from "../tree/reading";
import { type Json, type Tree } from "../../shared/tree";

const GPU = "nvidia.com/gpu";
const EFA = "vpc.amazonaws.com/efa";
const TYPED: readonly string[] = ["cpu", "memory", "ephemeral-storage", GPU, EFA];

/** Sizes of a container beside Ray's. */
export function sizesOf({ resources }: Tree): Tree {
    const { limits, requests } = treeIn(resources);
    const { cpu, memory } = treeIn(limits);
    return present({ cpu: cores(cpu), memory: quantity(memory), requests: lower(treeIn(limits), treeIn(requests)) });
}

/** Sizes of the Ray container. What is only requested, or not as a quantity, no input says. */
export function raySizesOf(container: Tree): Tree {
    const limits = treeIn(treeIn(container.resources).limits);
    const others = Object.entries(limits).flatMap(([name, value]): [string, Json][] => {
        const many = TYPED.includes(name) ? undefined : count(value);
        return many === undefined ? [] : [[name, many]];
    });
    return {
        ...sizesOf(container),
        ...present({
            ephemeralStorage: quantity(limits["ephemeral-storage"]),
            gpus: count(limits[GPU]),
            efa: count(limits[EFA]),
            accelerators: Object.fromEntries(others),
        }),
    };
}

/** Of what is limited, what is requested otherwise. */
function lower(limits: Tree, requests: Tree): Tree {
    const differs = (size: string): Json | undefined => {
        const [limit, request] = [limits[size], requests[size]];
        return limit === undefined || isSameSize(limit, request, size, "limits") ? undefined : request;
    };
    return present({
        cpu: cores(differs("cpu")),
        memory: quantity(differs("memory")),
        ephemeralStorage: quantity(differs("ephemeral-storage")),
    });
}

/** Whole millicores above zero: finer ones are rounded up where they are written. */
function cores(value: Json | undefined): number | undefined {
    const text = quantity(value);
    const millis = text === undefined ? undefined : parseCpuMillis(text);
    const exact =
        millis !== undefined && millis > 0 && millis === Math.round((parseQuantity(text ?? "") ?? 0) * 1e6) / 1e3;
    return exact ? millis / 1000 : undefined;
}

function quantity(value: Json | undefined): string | undefined {
    if (typeof value !== "string" && typeof value !== "number") return undefined;
    return parseQuantity(String(value)) === undefined ? undefined : String(value);
}

function count(value: Json | undefined): number | undefined {
    const many = parseQuantity(quantity(value) ?? "");
    return many !== undefined && Number.isInteger(many) && many > 0 ? many : undefined;
}
