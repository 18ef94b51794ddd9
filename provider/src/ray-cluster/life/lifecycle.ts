import { randomUUID } from "node:crypto";
import { tell } from "../../shared/accept";
import { type CustomResource, type Difference, type PlainObject } from "../../shared/custom-resource";
import { type RayClusterArgs } from "../args/args";
import { bringAbout } from "./bring-about";
import { remarksOnRayCluster } from "../checks";
import { begunBefore, diffRayCluster } from "../edits/diff";
import { checkInputs, withAllDefaults } from "../inputs";
import { type LiveRayCluster } from "../../ray-object/watch/live";
import { secretOutputs } from "./outputs";
import { previewOutputs } from "./preview-outputs";
import { readCluster } from "./read";
import { removeCluster } from "./remove";
import { lastWritten, recordedIncarnation } from "../../ray-object/state";
import { liveIncarnation } from "../../ray-object/marks";

/** A RayCluster in its whole life; every decision is made in the pure files beside this one. */
export const rayCluster: CustomResource = {
    check(at, given) {
        const { inputs, problems, fit } = checkInputs(at, given);
        if (problems.length === 0) tell(remarksOnRayCluster(inputs as unknown as RayClusterArgs, fit), at.log);
        return { inputs, problems };
    },
    diff(at, was, inputs): Difference {
        const written = lastWritten(was);
        const { warnings, ...difference } = diffRayCluster(withAllDefaults(written, at.name), inputs);
        const begun = written === was.inputs ? [] : begunBefore(withAllDefaults(was.inputs, at.name), inputs, warnings);
        for (const warning of [...warnings, ...begun]) at.log.warn(warning);
        return difference;
    },
    create: async (at, inputs) => {
        if (at.preview) return previewOutputs(inputs, undefined);
        const incarnation = randomUUID();
        return bringAbout(at, inputs, { incarnationOf: () => incarnation, isCreate: true });
    },
    update: async (at, was, inputs) => {
        if (at.preview) return previewOutputs(inputs, { ...was, inputs: lastWritten(was) });
        return bringAbout(at, inputs, { incarnationOf: (live) => keptIncarnation(live, was.state), isCreate: false });
    },
    read: readCluster,
    delete: removeCluster,
    secretOutputs,
};

/** One that was imported, or is older than these marks, gets its first. */
const keptIncarnation = (live: LiveRayCluster | undefined, state: PlainObject): string =>
    liveIncarnation(live) ?? recordedIncarnation(state) ?? randomUUID();
