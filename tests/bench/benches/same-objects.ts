import { type Step } from "../processes/project";

interface Difference {
    /** CRDs that the flat program has as resources of their own. Default: none. */
    readonly crds?: number;
    /** What has to happen to each. Default: `create`. */
    readonly op?: string;
}

const CRD = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";
const RAY_CLUSTER = { ours: "kuberay:index:RayCluster", theirs: "kubernetes:ray.io/v1:RayCluster" };

/** Fails unless two previews are about the same objects: as many of each type, apart from what only a unit has. */
export function assertSameObjects(
    ours: readonly Step[],
    theirs: readonly Step[],
    { crds = 0, op = "create" }: Difference = {},
): void {
    const unexpected = [...ours, ...theirs].filter((step) => step.op !== op);
    if (unexpected.length > 0) {
        throw new Error(`not all is "${op}": ${unexpected.map((step) => `${step.op} ${step.urn}`).join(", ")}`);
    }
    const left = counts(ours.map(typeOf).map((type) => (type === RAY_CLUSTER.ours ? RAY_CLUSTER.theirs : type)));
    const right = counts(theirs.map(typeOf));
    if ((right.get(CRD) ?? 0) !== crds) throw new Error(`the flat program has ${right.get(CRD) ?? 0} CRDs`);
    right.delete(CRD);
    const types = [...new Set([...left.keys(), ...right.keys()])].filter((type) => left.get(type) !== right.get(type));
    if (types.length === 0) return;
    const shown = types.map((type) => `  ${type}: ours ${left.get(type) ?? 0}, theirs ${right.get(type) ?? 0}`);
    throw new Error(`the two programs do not have the same objects:\n${shown.join("\n")}`);
}

/** `aws:iam/role:Role` in a URN whose third part is the chain of types down to the resource's own. */
const typeOf = ({ urn }: Step): string => (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";

/** How many of each type, without stacks and without our own components, witness and CRDs. */
function counts(types: readonly string[]): Map<string, number> {
    const all = new Map<string, number>();
    for (const type of types) {
        if (type.startsWith("kuberay:") || type === "pulumi:pulumi:Stack") continue;
        all.set(type, (all.get(type) ?? 0) + 1);
    }
    return all;
}
