import { isRecord, knownMap } from "../../shared/known";
import { below } from "../../shared/problems";
import { type SpecArgs } from "../args/args";
import { type ContainerInput, containerInputNames, firstGiven } from "./container-origin";
import { type Place } from "./finding";
import { inOverride } from "./override-origin";
import { objectsIn } from "./judged-pod";

type Loose = Readonly<Record<string, unknown>>;
type Names = readonly (string | number)[];

/** The input that a place in the planned spec comes from: a message names what the user wrote. */
export const inputOf = (settings: SpecArgs, path: string, spec: Loose, place: Place): string =>
    inOverride(settings.spec, below(path, "spec"), spec, place) ?? ofSpec(settings, path, spec, place);

/** Inputs of the cluster by the field of the spec that they become. */
const CLUSTER_INPUTS: Readonly<Record<string, Names>> = {
    autoscalerOptions: ["autoscaling"],
    gcsFaultToleranceOptions: ["gcsFaultTolerance"],
    headServiceAnnotations: ["head", "service", "annotations"],
    enableInTreeAutoscaling: ["autoscaling", "enabled"],
};

function ofSpec(settings: SpecArgs, path: string, spec: Loose, place: Place): string {
    const [field, ...rest] = place;
    const here = input(settings, path);
    switch (field) {
        case "headGroupSpec":
            return ofGroup(settings, path, below(path, "head"), settings.head, knownMap(spec.headGroupSpec), rest);
        case "workerGroupSpecs":
            return ofWorkers(settings, path, spec, rest);
        case "authOptions":
            return below(path, rest[0] === "secretName" ? "tokenSecretName" : "authentication");
        case "rayVersion":
            return below(path, settings.rayVersion === undefined ? "image" : "rayVersion");
        case "autoscalerOptions": {
            const names = containerInputNames(knownMap(spec.autoscalerOptions), rest);
            return found([here], ["autoscaling", ...names]) ?? below(path, "autoscaling");
        }
        default: {
            const names = CLUSTER_INPUTS[String(field)] ?? [String(field)];
            return found([here], [...names, ...rest]) ?? [...names].reduce<string>(below, path);
        }
    }
}

function ofWorkers(settings: SpecArgs, path: string, spec: Loose, place: Place): string {
    const [index, ...rest] = place;
    const groups: readonly unknown[] = Array.isArray(spec.workerGroupSpecs) ? spec.workerGroupSpecs : [];
    const group = knownMap(typeof index === "number" ? groups[index] : undefined);
    const workers = below(path, "workers");
    if (typeof group.groupName !== "string") return workers;
    const at = below(workers, group.groupName);
    return ofGroup(settings, path, at, knownMap(settings.workers)[group.groupName], group, rest);
}

/** Fields of a group that have another name as inputs. */
const GROUP_INPUTS: Readonly<Record<string, Names>> = {
    resources: ["rayResources"],
    labels: ["rayLabels"],
    serviceType: ["service", "type"],
};

function ofGroup(settings: SpecArgs, root: string, path: string, given: unknown, group: Loose, place: Place): string {
    const [field, ...rest] = place;
    const own: ContainerInput = { path, given };
    if (field === "template") return ofTemplate(settings, root, own, knownMap(group.template), rest);
    if (field === "headService") return ofService(own, knownMap(group.headService), rest);
    if (field === "groupName") return path;
    const names = [...(GROUP_INPUTS[String(field)] ?? [String(field)]), ...rest];
    return found([own], names) ?? names.slice(0, 1).reduce<string>(below, path);
}

function ofService(own: ContainerInput, service: Loose, place: Place): string {
    const [part, field, index] = place;
    const ports = objectsIn(knownMap(service.spec).ports);
    const port = ports.find(({ at }) => at === index)?.entry.name;
    const names =
        part === "spec" && field === "ports" ? ["ports", ...(typeof port === "string" ? [port] : [])] : place.slice(1);
    return found([own], ["service", ...names]) ?? below(own.path, "service");
}

/** Fields of a pod that have another name as inputs. */
const POD_INPUTS: Readonly<Record<string, string>> = { securityContext: "podSecurityContext" };

function ofTemplate(settings: SpecArgs, root: string, own: ContainerInput, template: Loose, place: Place): string {
    const written = isRecord(own.given) ? own.given.podTemplate : undefined;
    const overridden = inOverride(written, below(own.path, "podTemplate"), template, place);
    if (overridden !== undefined) return overridden;
    const inputs = [own, { path: below(root, "podDefaults"), given: settings.podDefaults }];
    const [part, field, index, ...rest] = place;
    if (part === "metadata") return found(inputs, place.slice(1)) ?? own.path;
    const spec = knownMap(template.spec);
    const entry = knownMap(typeof index === "number" ? (spec[String(field)] as readonly unknown[])[index] : undefined);
    if (field === "containers" && index === 0) return ofRayContainer(inputs, entry, rest);
    if (field === "containers") return ofContainer(inputs, "sidecars", entry, rest);
    if (field === "initContainers") return ofContainer(inputs, "initContainers", entry, rest);
    if (field === "volumes") return ofVolume(inputs, entry, rest);
    const names = [POD_INPUTS[String(field)] ?? String(field), ...place.slice(2)];
    return found(inputs, names) ?? own.path;
}

function ofRayContainer(inputs: readonly ContainerInput[], container: Loose, place: Place): string {
    if (place[0] === "name") return found(inputs, ["containerName"]) ?? inputs[0]?.path ?? "";
    return found(inputs, containerInputNames(container, place)) ?? inputs[0]?.path ?? "";
}

function ofContainer(inputs: readonly ContainerInput[], list: string, container: Loose, place: Place): string {
    const mine = inputs.flatMap(({ path, given }): ContainerInput[] => {
        const entry = objectsIn(knownMap(given)[list]).find((candidate) => candidate.entry.name === container.name);
        return entry === undefined ? [] : [{ path: below(below(path, list), entry.at), given: entry.entry }];
    });
    const names = containerInputNames(container, place).map((name) => (name === "volumes" ? "volumeMounts" : name));
    return found(mine, names) ?? mine[0]?.path ?? inputs[0]?.path ?? "";
}

/** Fields of a volume that have another name as inputs. */
const VOLUME_INPUTS: Readonly<Record<string, string>> = {
    secretName: "name",
    storage: "size",
    storageClassName: "storageClass",
};

function ofVolume(inputs: readonly ContainerInput[], volume: Loose, place: Place): string {
    const name = typeof volume.name === "string" ? volume.name : "";
    const [source, field, ...rest] = place;
    if (name === "shared-mem") return found(inputs, ["sharedMemory"]) ?? found(inputs, ["volumes", name]) ?? "";
    const kind = source === "ephemeral" ? "claimTemplate" : String(source);
    const last = VOLUME_INPUTS[String(place.at(-1))];
    const tries: Names[] = [
        ["volumes", name, "source", ...place],
        ...(last === undefined ? [] : [["volumes", name, kind, last]]),
        ["volumes", name, kind, ...(field === undefined ? [] : [field]), ...rest],
    ];
    const exact = tries.flatMap((names) => foundWhole(inputs, names) ?? []);
    return exact[0] ?? found(inputs, ["volumes", name, kind]) ?? inputs[0]?.path ?? "";
}

const input = (given: unknown, path: string): ContainerInput => ({ path, given });

const found = firstGiven;

function foundWhole(inputs: readonly ContainerInput[], names: Names): string | undefined {
    const path = firstGiven(inputs, names);
    const whole = inputs.map((it) => names.reduce<string>(below, it.path));
    return path !== undefined && whole.includes(path) ? path : undefined;
}
