import { containsUnknown, isUnknown } from "../../../shared/unknown";
import { type PlatformPlanArgs } from "../args";
import { type PlannedPool } from "../pool-args";
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

/** By the inputs that they come from. */
const PARTS = {
    diskSize: "diskSize",
    tags: "tags",
    metadataOptions: "metadataOptions",
    image: "amiId",
    userData: "userData",
    network: "network",
    capacityReservation: "capacityReservation",
    launchTemplate: "launchTemplate",
} as const;
const PART_NAMES = Object.keys(PARTS) as readonly (keyof typeof PARTS)[];
const VERSIONS = ["version", "releaseVersion"] as const;

/** Summaries of earlier versions tell nothing about it. */
function templateEdits(before: PlannedPool, after: PlannedPool): string[] {
    const [from, to] = [before.launchTemplate, after.launchTemplate];
    if (from === undefined || to === undefined) return [];
    const edited = PART_NAMES.filter((part) => from[part] !== to[part] && !isUnknown(to[part]));
    return edited.flatMap((part) => (part === "userData" ? toldEdits(before, after) : [PARTS[part]]));
}

/** The inputs behind the user data. An image of the user's own also hears of labels and taints in it. */
function toldEdits({ told: from = {}, ...before }: PlannedPool, { told: to = {}, ...after }: PlannedPool): string[] {
    const inputs = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
        (input) => from[input] !== to[input],
    );
    const scheduling = (["labels", "taints"] as const).filter(
        (input) => JSON.stringify(before[input]) !== JSON.stringify(after[input]),
    );
    const all = [...inputs, ...scheduling];
    return all.length > 0 ? all : [PARTS.userData];
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
            : PART_NAMES.filter((part) => isUnknown(launchTemplate[part])).map((part) => PARTS[part]);
    return [...parts, ...VERSIONS.filter((input) => containsUnknown(after[input]))];
}
