import { type OPERATOR } from "../rules/parts";
import { type Breach, breachesBy, type Checks } from "../shared/breach";
import { nameProblems } from "../shared/names";
import { below, type Problem } from "../shared/problems";
import { isUnknown } from "../shared/unknown";
import { didYouMeanVersion, SUPPORTED_KUBERAY_VERSIONS } from "../shared/versions";
import { type OperatorArgs } from "./args";

type Rule = (args: OperatorArgs, path: string) => Problem[];

const RULES: Checks<typeof OPERATOR, Rule> = {
    "R-OPERATOR-VERSION": versionIsSupported,
    "R-OPERATOR-NAMESPACE": namespaceIsALabel,
    "R-WATCH-NAMESPACES": watchedNamespacesAreLabels,
};

/** Rules of the operator's inputs; their shape has been checked before. */
export const checkOperator = (args: OperatorArgs, path: string): Breach[] =>
    breachesBy(RULES, (rule) => rule(args, path));

function versionIsSupported({ version }: OperatorArgs, path: string): Problem[] {
    if (version === undefined || isUnknown(version)) return [];
    const known: readonly string[] = SUPPORTED_KUBERAY_VERSIONS;
    if (known.includes(version)) return [];
    const wayOut = didYouMeanVersion(version) || " Use one of those.";
    const reason = `KubeRay ${version} is not packed into this provider, which has ${known.join(", ")}.${wayOut}`;
    return [{ path: below(path, "version"), reason }];
}

function namespaceIsALabel({ namespace }: OperatorArgs, path: string): Problem[] {
    return namespace === undefined || isUnknown(namespace)
        ? []
        : nameProblems(below(path, "namespace"), namespace, NAMESPACE);
}

function watchedNamespacesAreLabels({ watchNamespaces = [] }: OperatorArgs, path: string): Problem[] {
    if (isUnknown(watchNamespaces)) return [];
    const all = watchNamespaces.includes("*");
    if (all && watchNamespaces.length > 1) {
        const reason = `"*" already means every namespace, got ${watchNamespaces.length - 1} beside it. Remove either.`;
        return [{ path: below(path, "watchNamespaces"), reason }];
    }
    if (all) return [];
    return watchNamespaces.flatMap((namespace, at) =>
        isUnknown(namespace) ? [] : nameProblems(below(below(path, "watchNamespaces"), at), namespace, NAMESPACE),
    );
}

const NAMESPACE = { what: "a namespace", maximum: 63, startsWithLetter: false };
