import { knownMap, knownText } from "../shared/known";
import { serverChange } from "../ray-object/server-change";
import {
    type CustomResource,
    type Difference,
    type PlainObject,
    type PropertyChange,
    type ReadResult,
    type ResourceContext,
} from "../shared/custom-resource";
import { isUnknown } from "../shared/unknown";
import { shapeProblems } from "../shared/validation/shape";
import { below } from "../shared/problems";
import { kubeRayCrdsArgs, type KubeRayCrdsArgs } from "./args";
import { checkCrds } from "./checks";
import { previewCreate, previewUpdate, readCrds, removeCrds, updateCrds, writeCrds } from "./work";
import { withDefaults } from "../shared/validation/defaults";

/** The CRDs of KubeRay: a few words of input and state, megabytes in the cluster. */
export const kubeRayCrds: CustomResource = {
    check(_at, given, was) {
        const inputs = withDefaults(kubeRayCrdsArgs, given);
        const args = inputs as unknown as KubeRayCrdsArgs;
        return { inputs, problems: [...shapeProblems(kubeRayCrdsArgs, inputs), ...checkCrds(args, was.version)] };
    },
    diff: (at, was, inputs) => diffCrds(at, was, withDefaults(kubeRayCrdsArgs, inputs)),
    create: (at, inputs) => (at.preview ? previewCreate() : writeCrds(at, inputs)),
    update: (at, was, inputs) => (at.preview ? previewUpdate(was, inputs) : updateCrds(at, was, inputs)),
    read: readCrds,
    delete: removeCrds,
};

function diffCrds(at: ResourceContext, was: ReadResult, inputs: PlainObject): Difference {
    const drift = Object.entries(knownMap(was.inputs.drift));
    for (const [name, what] of drift) at.log.warn(`${name} was ${String(what)} by somebody else; \`up\` puts it back`);
    const moved = changed(was.inputs, inputs, "version");
    if (moved.length > 0 && !isUnknown(inputs.version) && !isInUnit(at))
        at.log.info(
            `version: the CRDs move from ${knownText(was.inputs.version)} to ${knownText(inputs.version)} for the whole Kubernetes cluster; no pod restarts by that`,
        );
    const changes: PropertyChange[] = [
        ...moved,
        ...changed(was.inputs, inputs, "deletePolicy"),
        ...drift.map(([name]): PropertyChange => ({ path: below("drift", name), kind: "delete" })),
        ...serverChange(was.inputs.kubeconfig, inputs.kubeconfig),
    ];
    return { changes };
}

/** There it is said together with what becomes of the operator. */
const isInUnit = ({ urn }: ResourceContext): boolean => urn.includes("kuberay:index:RayPlatform$");

function changed(was: PlainObject, now: PlainObject, path: string): PropertyChange[] {
    const [from, to] = [was[path], now[path]];
    if (from === to && !isUnknown(to)) return [];
    return [{ path, kind: from === undefined ? "add" : to === undefined ? "delete" : "update" }];
}
