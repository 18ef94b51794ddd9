import { isRecord, knownText } from "../../shared/known";
import {
    atLeast,
    between,
    eachEntry,
    entries,
    type FieldProblem,
    type FieldRule,
    notEmpty,
    type ObjectRule,
    oneOf,
    text,
} from "./field-rule";
import { isDnsLabel, isLabelValue, isQualifiedName } from "../facts/syntax";

export const labelKey = text(
    isQualifiedName,
    'the key of a label is a name of at most 63 letters, digits, "-", "_" or ".", perhaps after a domain and "/"',
    "Rename it.",
);
const labelValue = text(
    isLabelValue,
    'the value of a label is at most 63 letters, digits, "-", "_" or ".", with a letter or digit at both ends',
    "Correct it.",
);
export const labelMap = entries(labelKey, labelValue);

const topologyKey = text((key) => isQualifiedName(key), "is the key of a node's label", "Name one.");

/** Operators of selectors: whether they compare with values. */
const WITH_VALUES = ["In", "NotIn"];
const WITHOUT_VALUES = ["Exists", "DoesNotExist"];
const COMPARING = ["Gt", "Lt"];

const expressions =
    (operators: readonly string[]): FieldRule =>
    (value) =>
        (value as readonly unknown[]).flatMap((entry, key) =>
            isRecord(entry) ? expressionProblems(entry, operators).map((reason) => ({ key, reason })) : [],
        );

function expressionProblems(entry: Readonly<Record<string, unknown>>, operators: readonly string[]): string[] {
    const { key, operator, values } = entry;
    const label = knownText(key);
    const word = knownText(operator);
    const wrongKey =
        label === undefined || isQualifiedName(label)
            ? []
            : [`the key of a label is a name, perhaps after a domain and "/", got "${label}". Correct it.`];
    if (word === undefined) return wrongKey;
    if (!operators.includes(word))
        return [...wrongKey, `the operator is one of ${operators.join(", ")}, got "${word}". Pick one.`];
    return [...wrongKey, ...(values === undefined || Array.isArray(values) ? valueProblems(word, values ?? []) : [])];
}

function valueProblems(word: string, values: readonly unknown[]): string[] {
    const count = values.length;
    if (COMPARING.includes(word))
        return count === 1 && /^[+-]?\d+$/.test(knownText(values[0]) ?? "0")
            ? []
            : [`${word} compares with one whole number, got ${count} values. Give it as text.`];
    if (WITHOUT_VALUES.includes(word))
        return count === 0 ? [] : [`${word} has no \`values\`, got ${count}. Leave them out.`];
    if (count === 0) return [`${word} compares with \`values\`, got none. Give some.`];
    const isWrong = (value: unknown): boolean => !isLabelValue(knownText(value) ?? "");
    return values.some(isWrong)
        ? ['`values` are values of labels: at most 63 letters, digits, "-", "_" or ".". Correct them.']
        : [];
}

const matchFields: FieldRule = (value) =>
    (value as readonly unknown[]).flatMap((entry, key): FieldProblem[] => {
        if (!isRecord(entry)) return [];
        const { key: field, operator, values } = entry;
        const one = Array.isArray(values) && values.length === 1;
        if (field === "metadata.name" && WITH_VALUES.includes(knownText(operator) ?? "In") && one) return [];
        return [
            {
                key,
                reason: "compares metadata.name with one value, by In or NotIn. Correct it, or use matchExpressions.",
            },
        ];
    });

const SELECTOR_OPERATORS = [...WITH_VALUES, ...WITHOUT_VALUES];

export const SCHEDULING_FIELDS: Readonly<Record<string, FieldRule>> = {
    "TemplateSpec.nodeSelector": labelMap,
    "LabelSelector.matchLabels": labelMap,
    "LabelSelector.matchExpressions": expressions(SELECTOR_OPERATORS),
    "Preference.matchExpressions": expressions([...SELECTOR_OPERATORS, ...COMPARING]),
    "Preference.matchFields": matchFields,
    "PreferredDuringSchedulingIgnoredDuringExecution.weight": between(1, 100),
    "PodAffinityPreferredDuringSchedulingIgnoredDuringExecution.weight": between(1, 100),
    "RequiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms": notEmpty,
    "PodAffinityTerm.topologyKey": topologyKey,
    "PodAffinityTerm.namespaces": eachEntry(text(isDnsLabel, "is the name of a namespace")),
    "PodAffinityTerm.matchLabelKeys": eachEntry(labelKey),
    "PodAffinityTerm.mismatchLabelKeys": eachEntry(labelKey),
    "Tolerations.operator": oneOf("Equal", "Exists"),
    "Tolerations.effect": oneOf("", "NoSchedule", "PreferNoSchedule", "NoExecute"),
    "Tolerations.key": text((key) => key === "" || isQualifiedName(key), "is the key of a taint", "Correct it."),
    "TopologySpreadConstraints.maxSkew": atLeast(1),
    "TopologySpreadConstraints.minDomains": atLeast(1),
    "TopologySpreadConstraints.topologyKey": topologyKey,
    "TopologySpreadConstraints.whenUnsatisfiable": oneOf("DoNotSchedule", "ScheduleAnyway"),
    "TopologySpreadConstraints.nodeAffinityPolicy": oneOf("Honor", "Ignore"),
    "TopologySpreadConstraints.nodeTaintsPolicy": oneOf("Honor", "Ignore"),
    "TopologySpreadConstraints.matchLabelKeys": eachEntry(labelKey),
};

/** Absent, or known to be text: an unknown word is not judged. */
const isSaid = (value: unknown): boolean => value === undefined || knownText(value) !== undefined;

const hasText = (value: unknown): boolean => (knownText(value) ?? "") !== "";

const toleration: ObjectRule = ({ key, operator, value, effect, tolerationSeconds }) => [
    ...(isSaid(key) && (knownText(key) ?? "") === "" && operator !== "Exists" && isSaid(operator)
        ? [{ field: "operator", reason: "is Exists where no `key` is given: every taint. Say so, or give the key." }]
        : []),
    ...(operator === "Exists" && hasText(value)
        ? [{ field: "value", reason: "does not count with operator Exists, and Kubernetes refuses it. Leave it out." }]
        : []),
    ...(operator !== "Exists" && !isLabelValue(knownText(value) ?? "")
        ? [
              {
                  field: "value",
                  reason: 'is the value of a taint: at most 63 letters, digits, "-", "_" or ".". Correct it.',
              },
          ]
        : []),
    ...(tolerationSeconds !== undefined && effect !== "NoExecute" && isSaid(effect)
        ? [
              {
                  field: "tolerationSeconds",
                  reason: "goes with effect NoExecute alone. Leave it out, or say the effect.",
              },
          ]
        : []),
];

const keysNeedASelector: ObjectRule = ({ labelSelector, matchLabelKeys, mismatchLabelKeys }) => {
    const lists: readonly [string, unknown][] = [
        ["matchLabelKeys", matchLabelKeys],
        ["mismatchLabelKeys", mismatchLabelKeys],
    ];
    return labelSelector !== undefined
        ? []
        : lists
              .filter(([, list]) => Array.isArray(list) && list.length > 0)
              .map(([field]) => ({ field, reason: "needs a labelSelector beside it. Give one." }));
};

const spread: ObjectRule = (object) => [
    ...(object.minDomains !== undefined && object.whenUnsatisfiable === "ScheduleAnyway"
        ? [{ field: "minDomains", reason: "goes with whenUnsatisfiable DoNotSchedule alone. Leave it out." }]
        : []),
    ...keysNeedASelector(object),
];

export const SCHEDULING_OBJECTS: Readonly<Record<string, ObjectRule>> = {
    Tolerations: toleration,
    TopologySpreadConstraints: spread,
    PodAffinityTerm: keysNeedASelector,
};
