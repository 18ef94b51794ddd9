import { containsUnknown, isUnknown } from "../../../shared/unknown";
import { type PlatformPlanArgs } from "../summary/args";
import { type PlannedPool } from "../summary/pool-args";
import { editedInputs, TEMPLATE_INPUTS } from "../summary/told-inputs";
import { stoppedRoll } from "./head-budgets";
import { LOSE_NODES, podsOn } from "./pods-on";
import { disrupts, type Sentence } from "./sentence";

/** A group follows its launch template, Kubernetes version and AMI release by replacing its nodes. */
export function rollImpact(name: string, was: PlatformPlanArgs, now: PlatformPlanArgs): Sentence[] {
    const [before, after] = [was.nodePools[name], now.nodePools[name]];
    if (before === undefined || after === undefined) return [];
    const edits = [...templateEdits(before, after), ...versionEdits(before, after)];
    if (edits.length > 0) {
        const pods = podsOn(name, was, LOSE_NODES);
        return [
            disrupts(
                `node pool "${name}": all its nodes are replaced, one after the other (${edits.join(", ")})${pods}.`,
            ),
            ...(after.force === true ? [] : stoppedRoll(name, was).map(disrupts)),
        ];
    }
    const open = openParts(before, after);
    if (open.length === 0) return [];
    const pods = podsOn(name, was, "may lose their nodes");
    return [
        disrupts(`node pool "${name}": its nodes may be replaced (${open.join(", ")}: known only in \`up\`)${pods}.`),
    ];
}

/** By the inputs that they come from; several inputs are told apart where the summary tells them. */
const PARTS = {
    diskSize: "diskSize",
    tags: "tags",
    metadataOptions: "metadataOptions",
    image: "amiId",
    userData: "userData",
    network: "network interfaces",
    capacityReservation: "capacityReservation",
    launchTemplate: "launchTemplate",
} as const;
type Part = keyof typeof PARTS;
const PART_NAMES = Object.keys(PARTS) as readonly Part[];
const VERSIONS = ["version", "releaseVersion"] as const;

/** Summaries of earlier versions tell nothing about it. */
function templateEdits(before: PlannedPool, after: PlannedPool): string[] {
    const [from, to] = [before.launchTemplate, after.launchTemplate];
    if (from === undefined || to === undefined) return [];
    const edited = PART_NAMES.filter((part) => from[part] !== to[part] && !isUnknown(to[part]));
    return [...new Set(edited.flatMap((part) => partEdits(part, before, after)))];
}

/** The inputs behind a part. An image of the user's own also hears of labels and taints in its user data. */
function partEdits(part: Part, before: PlannedPool, after: PlannedPool): string[] {
    const scheduling = (["labels", "taints"] as const).filter(
        (input) => part === "userData" && JSON.stringify(before[input]) !== JSON.stringify(after[input]),
    );
    const all = [...editedInputs(TEMPLATE_INPUTS[part] ?? [], before, after), ...scheduling];
    return all.length > 0 ? all : [PARTS[part]];
}

/** Where nothing is asked for any more, the group stays at what it has. */
const versionEdits = (before: PlannedPool, after: PlannedPool): string[] =>
    VERSIONS.flatMap((input) => {
        const [from, to] = [before[input], after[input]];
        if (to === undefined || to === from || isUnknown(to)) return [];
        return [from === undefined ? `${input}: ${to}` : `${input}: ${from} -> ${to}`];
    });

function openParts(before: PlannedPool, after: PlannedPool): string[] {
    const { launchTemplate } = after;
    const parts =
        before.launchTemplate === undefined || launchTemplate === undefined
            ? []
            : PART_NAMES.filter((part) => isUnknown(launchTemplate[part])).flatMap((part) => openInputs(part, after));
    return [...new Set(parts), ...VERSIONS.filter((input) => containsUnknown(after[input]))];
}

function openInputs(part: Part, { told = {} }: PlannedPool): string[] {
    const open = (TEMPLATE_INPUTS[part] ?? []).filter((input) => isUnknown(told[input]));
    return open.length > 0 ? open : [PARTS[part]];
}
