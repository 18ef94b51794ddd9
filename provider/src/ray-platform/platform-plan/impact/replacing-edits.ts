import { canonical } from "../../../shared/canonical";
import { containsUnknown, isUnknown } from "../../../shared/unknown";
import { type PlannedPool } from "../summary/pool-args";
import { editedInputs, SUBNET_INPUTS } from "../summary/told-inputs";

const OPEN = "known only in `up`";

/** What EKS cannot change in a group, in the words of the inputs. */
const INPUTS = {
    clusterName: "cluster.name",
    instanceTypes: "instanceTypes",
    capacity: "capacity",
    amiType: "amiType",
    nodeRole: "nodeRoleArn",
    subnets: "subnets",
} as const satisfies Partial<Record<keyof PlannedPool, string>>;
type Fixed = keyof typeof INPUTS;
/** The others are hashes in the summary. */
const QUOTED: readonly Fixed[] = ["clusterName", "instanceTypes", "capacity", "amiType"];

/** Inputs by which a group is another one; when none is found, EKS has failed to create the group that is there. */
export function replacingEdits(before: PlannedPool, after: PlannedPool): string[] {
    const edits = [
        ...QUOTED.flatMap((input) => quotedEdit(input, before, after)),
        ...imageEdit(before, after),
        ...roleEdit(before, after),
        ...subnetEdits(before, after),
    ];
    if (edits.length > 0) return edits;
    const flips = outputEdits(before, after);
    return flips.length > 0 ? flips : [`${before.nodeGroupName} -> ${after.nodeGroupName}`];
}

/** Inputs that EKS cannot change in a group, and that this preview does not know. */
export const openInputs = (after: PlannedPool): string[] =>
    (Object.keys(INPUTS) as Fixed[])
        .filter((input) => containsUnknown(after[input]))
        .map((input) => (input === "subnets" ? openSubnets(after) : INPUTS[input]));

function quotedEdit(input: Fixed, before: PlannedPool, after: PlannedPool): string[] {
    const [from, to] = [before[input], after[input]];
    // A summary of an earlier version does not tell, nor does one of an image of the user's own.
    if (from === undefined || to === undefined || canonical(from) === canonical(to)) return [];
    return [`${INPUTS[input]}: ${containsUnknown(to) ? OPEN : `${inWords(from)} -> ${inWords(to)}`}`];
}

const inWords = (value: string | readonly string[]): string => [value].flat().join(", ");

/** An image of the user's own takes the place of EKS's, or the other way round; another id is no other group. */
function imageEdit({ launchTemplate: from }: PlannedPool, { launchTemplate: to }: PlannedPool): string[] {
    if (from === undefined || to === undefined) return [];
    return (from.image === undefined) === (to.image === undefined) ? [] : ["amiId"];
}

function roleEdit({ nodeRole: from }: PlannedPool, { nodeRole: to }: PlannedPool): string[] {
    if (from === to) return [];
    return [isUnknown(to) ? `${INPUTS.nodeRole}: ${OPEN}` : INPUTS.nodeRole];
}

const subnetEdits = (before: PlannedPool, after: PlannedPool): string[] =>
    editedInputs(SUBNET_INPUTS, before, after).map((input) =>
        isUnknown(after.told?.[input]) ? `${input}: ${OPEN}` : input,
    );

const openSubnets = ({ told = {} }: PlannedPool): string =>
    SUBNET_INPUTS.find((input) => isUnknown(told[input])) ?? INPUTS.subnets;

/** What is an output is no part of the name, so that previews know it: the same value given otherwise renames. */
function outputEdits({ outputs: from = [] }: PlannedPool, { outputs: to = [] }: PlannedPool): string[] {
    return [
        ...to.filter((input) => !from.includes(input)).map((input) => `${input}: an output now`),
        ...from.filter((input) => !to.includes(input)).map((input) => `${input}: an output no more`),
    ];
}
