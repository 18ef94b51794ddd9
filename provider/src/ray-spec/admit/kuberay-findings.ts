import { isRecord, knownMap, knownNumber, knownText } from "../../shared/known";
import { isUnknown } from "../../shared/unknown";
import { isOlder, parseVersion, type Version } from "../facts/ray-version";
import { type Finding, findingsOfRule, type RuledFinding } from "./finding";
import { type JudgedPod } from "./judged-pod";
import { variable, variablePlace } from "./pod-findings";

type Loose = Readonly<Record<string, unknown>>;

/** First KubeRay whose gate RayJobDeletionPolicy, which lets a group be suspended, is on. */
export const SUSPENDS_GROUPS: Version = [1, 6, 0];

const V2 = "RAY_enable_autoscaler_v2";
const ON = ["1", "true"];

/** What KubeRay's own validation says of groups, autoscaling and start parameters, and would only report as an event. */
export function kuberayFindings(
    spec: Loose,
    pods: readonly JudgedPod[],
    operatorVersion: string,
): readonly RuledFinding[] {
    const [heads, groups] = (["head", "worker"] as const).map((role) => pods.filter((pod) => pod.role === role));
    const ofGroups = groups?.flatMap((group) => groupFindings(spec, group, operatorVersion)) ?? [];
    return [
        ...findingsOfRule("R-RESOURCE-PARAMETER", pods.flatMap(startParameters)),
        ...findingsOfRule("R-GROUP-SCALING", ofGroups),
        ...findingsOfRule("R-AUTOSCALER-V2", heads?.flatMap((head) => headFindings(spec, head)) ?? []),
        ...findingsOfRule(
            "R-POD-RESTART",
            pods.flatMap((pod) => restartPolicy(spec, pod)),
        ),
        ...findingsOfRule("R-UPGRADE-STRATEGY", ownRestarts(spec)),
    ];
}

/** KubeRay would delete every pod for any edit, those that the preview calls live included. */
const ownRestarts = ({ upgradeStrategy }: Loose): Finding[] =>
    knownMap(upgradeStrategy).type === "Recreate"
        ? [
              {
                  place: ["upgradeStrategy", "type"],
                  reason: 'restarts every pod with any edit, whatever the preview says, got "Recreate". Leave it out; updatePolicy: "RecreateAll" restarts them all when a pod template changes.',
              },
          ]
        : [];

const RESOURCE_PARAMETERS = ["num-cpus", "num-gpus", "memory", "resources"];

function startParameters({ group, groupPlace }: JudgedPod): Finding[] {
    const parameters = knownMap(group.rayStartParams);
    const place = [...groupPlace, "rayStartParams"];
    const labels =
        parameters.labels === undefined
            ? []
            : [
                  {
                      place: [...place, "labels"],
                      reason: "is not a parameter to set: KubeRay refuses it. Give the labels in `rayLabels`.",
                  },
              ];
    const resources = Object.keys(knownMap(group.resources));
    const double = RESOURCE_PARAMETERS.filter((name) => (parameters[name] ?? "") !== "" && resources.length > 0);
    return [
        ...labels,
        ...double.map((name) => ({
            place: [...place, name],
            reason: `KubeRay takes what Ray offers from \`rayResources\` or from rayStartParams, got both (${resources.join(", ")}). Leave "${name}" out and say it in \`rayResources\`.`,
        })),
    ];
}

const isAutoscaled = (spec: Loose): boolean => spec.enableInTreeAutoscaling === true;
const isV2 = (spec: Loose): boolean => knownMap(spec.autoscalerOptions).version === "v2";

function groupFindings(spec: Loose, { group, groupPlace }: JudgedPod, operatorVersion: string): Finding[] {
    const [least, most] = [knownNumber(group.minReplicas), knownNumber(group.maxReplicas)];
    const findings: Finding[] = [];
    if (least !== undefined && most !== undefined && least > most) {
        const reason = `at most maxReplicas (${most}), got ${least}. Raise maxReplicas or lower minReplicas.`;
        findings.push({ place: [...groupPlace, "minReplicas"], reason });
    }
    if (group.idleTimeoutSeconds !== undefined && !isV2(spec) && !isUnknown(spec.enableInTreeAutoscaling)) {
        const reason =
            "is read by version 2 of the Ray autoscaler alone, which does not run here. Give a group `maxReplicas`, or leave it out.";
        findings.push({ place: [...groupPlace, "idleTimeoutSeconds"], reason });
    }
    if (group.suspend !== true) return findings;
    const place = [...groupPlace, "suspend"];
    if (isAutoscaled(spec))
        findings.push({ place, reason: "a group cannot be suspended under the Ray autoscaler. Leave it out." });
    const version = parseVersion(operatorVersion);
    if (version !== undefined && isOlder(version, SUSPENDS_GROUPS))
        findings.push({ place, reason: `needs KubeRay 1.6 or newer, got ${operatorVersion}. Leave it out.` });
    return findings;
}

function headFindings(spec: Loose, head: JudgedPod): Finding[] {
    const chosen = variable(head, V2);
    if (chosen === undefined || isUnknown(spec.enableInTreeAutoscaling)) return [];
    const place = variablePlace(head, V2);
    if (!isAutoscaled(spec))
        return ON.includes(knownText(chosen.value) ?? "")
            ? [{ place, reason: "turns version 2 of the Ray autoscaler on, which does not run here. Leave it out." }]
            : [];
    return knownMap(spec.autoscalerOptions).version === undefined
        ? []
        : [
              {
                  place,
                  reason: "the Ray autoscaler is always version 2 here, and KubeRay refuses the variable beside it. Leave it out.",
              },
          ];
}

/** Version 2 of the autoscaler replaces pods itself; KubeRay refuses a policy that restarts them in place. */
function restartPolicy(spec: Loose, pod: JudgedPod): Finding[] {
    const policy = knownText(pod.spec.restartPolicy) ?? "";
    if (!isAutoscaled(spec) || !isV2(spec) || policy === "" || policy === "Never") return [];
    const reason = `must be Never under the Ray autoscaler, which replaces pods itself; got "${policy}". Leave it out.`;
    return [{ place: [...pod.place, "restartPolicy"], reason }];
}

/** A list emptied or removed by an override: KubeRay would have nothing to start. */
export const groupsAreGroups = (spec: Loose): Finding[] =>
    isUnknown(spec.workerGroupSpecs) || Array.isArray(spec.workerGroupSpecs) || spec.workerGroupSpecs === undefined
        ? []
        : [
              {
                  place: ["workerGroupSpecs"],
                  reason: `is a list of groups by groupName, got ${isRecord(spec.workerGroupSpecs) ? "a map" : "something else"}. Write it as a list.`,
              },
          ];
