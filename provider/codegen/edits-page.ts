import { format } from "prettier";
import { type EditClass } from "../src/ray-object/edit-class";
import { type EditRow, editRows, restartedPods } from "../src/ray-cluster/edits/edits";

const OPENING = `_This page is generated from the code by \`npm run generate\`: do not edit it._

# What an edit of a RayCluster does

KubeRay itself gives an edit of a pod to new pods only, and says nothing. The provider classes every edit, warns in the
preview of everything that is not _live_, by path and with the pods concerned, and then does what the warning said.

- **live**: takes effect on the cluster that runs; no pod is restarted.
- **restarts**: the pods named are made anew. Those of a worker group a quarter at a time, the others untouched; when the
  head is among them all pods at once, because without the head nothing of Ray survives. With \`gcsFaultTolerance\` the
  head's state does. \`updatePolicy: "NewPodsOnly"\` restarts none, \`"RecreateAll"\` always all.
- **new pods only**: running pods keep what they have.
- **replaces**: the RayCluster is deleted and made anew.

What counts is what the edit comes to: one that leads to the same pods, such as a default said in so many words, restarts
nothing. While \`suspend\` is true there is no pod to restart. In a unit there is \`serviceAccount\` as well, with
[edits of its own](add-ons.md#an-aws-identity-for-ray-pods).
`;

const GROUPS = `Groups may be added, taken out, renamed and put in another order while the Ray autoscaler runs: the number it has decided on
stays, and so do the pods of every other group. The autoscaler addresses groups by their place in the RayCluster object.
A group that is taken out therefore leaves its place behind, with \`maxReplicas: 0\` and without pods, until a later edit
gives it to a new group or finds nothing behind it. Another name is one group less and one more: the pods of the old one
are removed.

The first group that comes and the last one that goes restart all pods, unless \`head.schedulable\` is given: a head runs
tasks itself while it has no workers. So do the first and the last group with \`maxReplicas\`, unless
\`autoscaling.enabled\` is given: they bring and take the autoscaler in the head's pod.
`;

const PODS = `In \`workers.*\` they restart the pods of that group. In \`head\` and \`podDefaults\` they restart all pods.
`;

const NOTES: Readonly<Record<string, string>> = { pods: PODS, workers: GROUPS };

const HEADINGS: Readonly<Record<string, string>> = {
    cluster: "The cluster",
    pods: "Pods: `podDefaults`, `head`, `workers.*`",
    head: "The head alone",
    workers: "Worker groups",
    autoscaling: "`autoscaling`",
    gcsFaultTolerance: "`gcsFaultTolerance`",
    networkPolicy: "`networkPolicy`",
    ingress: "`ingress`",
    gateway: "`gateway`",
    pools: "`pools`, the node pools",
};

const WORDS: Readonly<Record<EditClass, string>> = {
    live: "live",
    restarts: "restarts",
    newPodsOnly: "new pods only",
    replaces: "replaces",
};

/** `docs/edits.md`: the table of edits, for users. */
export function editsPageText(): Promise<string> {
    const rows = editRows();
    const sections = Object.entries(HEADINGS).map(([section, heading]) => {
        return `## ${heading}\n\n${NOTES[section] ?? ""}\n${table(section, rows)}`;
    });
    return format([OPENING, ...sections].join("\n"), { parser: "markdown", printWidth: 120 });
}

function table(section: string, rows: readonly EditRow[]): string {
    const lines = rows
        .filter((row) => sectionOf(row) === section && !isRepeated(row))
        .map(({ keys, rule }) => {
            const pods = rule.class === "restarts" && section !== "pods" ? ` ${restartedPods(keys)}` : "";
            const path = section === "pods" ? (keys.at(-1) ?? "") : keys.join(".");
            const where = section === "pods" && !isSetting(keys) ? " (not in `podDefaults`)" : "";
            return `| \`${path}\`${where} | ${WORDS[rule.class]}${pods} | ${rule.because} |`;
        });
    return ["| input | an edit | because |", "| --- | --- | --- |", ...lines].join("\n") + "\n";
}

const sectionOf = ({ keys }: EditRow): string => {
    const [top = ""] = keys;
    if (keys.length === 1) return "cluster";
    return isOfPods(keys) ? "pods" : top;
};

const inputs = (top: string, depth: number): ReadonlySet<string> =>
    new Set(
        editRows()
            .filter(({ keys }) => keys[0] === top && keys.length === depth)
            .map(({ keys }) => keys.at(-1) ?? ""),
    );
const HEAD = inputs("head", 2);
const GROUP = inputs("workers", 3);
const SETTINGS = inputs("podDefaults", 2);

/** The head and every group have it alike. */
const isOfPods = (keys: readonly string[]): boolean => {
    const isPlain = keys.length === (keys[0] === "workers" ? 3 : 2);
    const name = keys.at(-1) ?? "";
    return ["podDefaults", "head", "workers"].includes(keys[0] ?? "") && isPlain && HEAD.has(name) && GROUP.has(name);
};
const isSetting = (keys: readonly string[]): boolean => SETTINGS.has(keys.at(-1) ?? "");
const isRepeated = (row: EditRow): boolean => sectionOf(row) === "pods" && row.keys[0] !== "head";
