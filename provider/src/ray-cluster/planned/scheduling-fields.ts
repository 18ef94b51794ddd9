import { isRecord, knownText } from "../../ray-object/known";
import {
    atLeast,
    between,
    each,
    entries,
    type FieldProblem,
    type FieldRule,
    notEmpty,
    type ObjectProblem,
    type ObjectRule,
    oneOf,
    text,
} from "./field-rule";
import { isDnsLabel, isLabelValue, isQualifiedName } from "./syntax";

export const labelKey = text(
    isQualifiedName,
    'the key of a label is a name of at most 63 letters, digits, "-", "_" or ".", perhaps after a domain and "/"',
    "Rename it.",
);
export const labelValue = text(
    isLabelValue,
    'the value of a label is at most 63 letters, digits, "-", "_" or ".", with a letter or digit at both ends',
    "Shorten it.",
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
    const word = knownText(operator);
    const count = Array.isArray(values) ? values.length : values === undefined ? 0 : undefined;
    const problems: string[] = [];
    if (knownText(key) !== undefined && !isQualifiedName(key as string))
        problems.push(
            `the key of a label is a name, perhaps after a domain and "/", got "${String(key)}". Correct it.`,
        );
    if (word === undefined) return problems;
    if (!operators.includes(word))
        return [...problems, `the operator is one of ${operators.join(", ")}, got "${word}". Pick one.`];
    if (count === undefined) return problems;
    if (WITH_VALUES.includes(word) && count === 0)
        problems.push(`${word} compares with \`values\`, got none. Give some.`);
    if (WITHOUT_VALUES.includes(word) && count > 0)
        problems.push(`${word} has no \`values\`, got ${count}. Leave them out.`);
    const texts: readonly unknown[] = Array.isArray(values) ? values : [];
    if (COMPARING.includes(word) && (count !== 1 || !/^[+-]?\d+$/.test(knownText(texts[0]) ?? "0")))
        problems.push(`${word} compares with one whole number, got ${count}. Give it as text.`);
    if (!COMPARING.includes(word) && texts.some((it) => knownText(it) !== undefined && !isLabelValue(it as string)))
        problems.push('`values` are values of labels: at most 63 letters, digits, "-", "_" or ".". Correct them.');
    return problems;
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
    "PodAffinityTerm.namespaces": each(text(isDnsLabel, "is the name of a namespace")),
    "PodAffinityTerm.matchLabelKeys": each(labelKey),
    "PodAffinityTerm.mismatchLabelKeys": each(labelKey),
    "Tolerations.operator": oneOf("Equal", "Exists"),
    "Tolerations.effect": oneOf("", "NoSchedule", "PreferNoSchedule", "NoExecute"),
    "Tolerations.key": text((key) => key === "" || isQualifiedName(key), "is the key of a taint", "Correct it."),
    "TopologySpreadConstraints.maxSkew": atLeast(1),
    "TopologySpreadConstraints.minDomains": atLeast(1),
    "TopologySpreadConstraints.topologyKey": topologyKey,
    "TopologySpreadConstraints.whenUnsatisfiable": oneOf("DoNotSchedule", "ScheduleAnyway"),
    "TopologySpreadConstraints.nodeAffinityPolicy": oneOf("Honor", "Ignore"),
    "TopologySpreadConstraints.nodeTaintsPolicy": oneOf("Honor", "Ignore"),
    "TopologySpreadConstraints.matchLabelKeys": each(labelKey),
};

const toleration: ObjectRule = ({ key, operator, value, effect, tolerationSeconds }) => {
    const problems: ObjectProblem[] = [];
    const anyKey = key === undefined || key === "";
    const hasValue = value !== undefined && value !== "";
    if (anyKey && operator !== "Exists" && (operator === undefined || knownText(operator) !== undefined))
        problems.push({
            field: "operator",
            reason: "is Exists where no `key` is given: every taint. Say so, or give the key.",
        });
    if (operator === "Exists" && hasValue)
        problems.push({
            field: "value",
            reason: "does not count with operator Exists, and Kubernetes refuses it. Leave it out.",
        });
    if (operator !== "Exists" && knownText(value) !== undefined && !isLabelValue(value as string))
        problems.push({
            field: "value",
            reason: 'is the value of a taint: at most 63 letters, digits, "-", "_" or ".". Correct it.',
        });
    if (
        tolerationSeconds !== undefined &&
        effect !== "NoExecute" &&
        (effect === undefined || knownText(effect) !== undefined)
    )
        problems.push({
            field: "tolerationSeconds",
            reason: "goes with effect NoExecute alone. Leave it out, or say the effect.",
        });
    return problems;
};

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
