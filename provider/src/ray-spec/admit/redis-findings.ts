import { knownMap } from "../../shared/known";
import { type Finding } from "./finding";
import { type JudgedPod } from "./judged-pod";
import { variable, variablePlace } from "./pod-findings";
import { asksByAnnotation, FT_ENABLED } from "../facts/fault-tolerance";

type Loose = Readonly<Record<string, unknown>>;

const EXTERNAL_NAMESPACE = "ray.io/external-storage-namespace";

/** KubeRay's rules about the head's state in Redis: one way to say it, and not two. */
export function redisFindings(spec: Loose, annotations: Loose, head: JudgedPod): Finding[] {
    const given = spec.gcsFaultToleranceOptions !== undefined;
    return [...(given ? besideOptions(annotations, head) : withoutOptions(annotations, head)), ...username(head)];
}

function besideOptions(annotations: Loose, head: JudgedPod): Finding[] {
    const parameters = knownMap(head.group.rayStartParams);
    return [
        ...annotation(annotations, FT_ENABLED, "`gcsFaultTolerance` says it already. Leave the annotation out."),
        ...annotation(annotations, EXTERNAL_NAMESPACE, "Say `gcsFaultTolerance.externalStorageNamespace` instead."),
        ...((parameters["redis-password"] ?? "") === ""
            ? []
            : [
                  {
                      place: [...head.groupPlace, "rayStartParams", "redis-password"],
                      reason: "KubeRay refuses it beside `gcsFaultTolerance`. Give a Secret in `gcsFaultTolerance.redisPassword`.",
                  },
              ]),
        ...refusedVariable(head, "REDIS_PASSWORD", "Give a Secret in `gcsFaultTolerance.redisPassword`."),
        ...refusedVariable(head, "RAY_REDIS_ADDRESS", "Say `gcsFaultTolerance.redisAddress` instead."),
    ];
}

function withoutOptions(annotations: Loose, head: JudgedPod): Finding[] {
    if (asksByAnnotation(annotations)) return [];
    return refusedVariable(
        head,
        "RAY_REDIS_ADDRESS",
        "KubeRay refuses it without its fault-tolerance options. Say `gcsFaultTolerance`.",
    );
}

function username(head: JudgedPod): Finding[] {
    const wayOut = "KubeRay refuses it. Give a Secret in `gcsFaultTolerance.redisUsername`.";
    const parameter = knownMap(head.group.rayStartParams)["redis-username"] ?? "";
    return [
        ...(parameter === ""
            ? []
            : [
                  {
                      place: [...head.groupPlace, "rayStartParams", "redis-username"],
                      reason: `is not a parameter to set. ${wayOut}`,
                  },
              ]),
        ...refusedVariable(head, "REDIS_USERNAME", wayOut),
    ];
}

const annotation = (annotations: Loose, key: string, wayOut: string): Finding[] =>
    (annotations[key] ?? "") === ""
        ? []
        : [
              {
                  place: [],
                  input: ["annotations", key],
                  reason: `is not to be given beside \`gcsFaultTolerance\`. ${wayOut}`,
              },
          ];

const refusedVariable = (head: JudgedPod, name: string, wayOut: string): Finding[] =>
    variable(head, name) === undefined
        ? []
        : [{ place: variablePlace(head, name), reason: `the variable ${name} is not yours to set. ${wayOut}` }];
