import { type EditTable, live, restarts } from "../../ray-object/edit-class";
import { type AutoscalingArgs } from "../../ray-spec/args/autoscaling";
import { type GcsFaultToleranceArgs } from "../../ray-spec/args/fault-tolerance";

const BESIDE = "the autoscaler is a container of the head pod";
const EACH_TURN = "read by the Ray autoscaler at every turn";

export const AUTOSCALING: EditTable<AutoscalingArgs> = {
    enabled: restarts(BESIDE),
    idleTimeoutSeconds: live(EACH_TURN),
    upscalingMode: live(EACH_TURN),
    allocateTimeoutSeconds: restarts(`a variable of the autoscaler: ${BESIDE}`),
    image: restarts(BESIDE),
    imagePullPolicy: restarts(BESIDE),
    cpu: restarts(BESIDE),
    memory: restarts(BESIDE),
    env: restarts(BESIDE),
    envValueFrom: restarts(BESIDE),
    envFrom: restarts(BESIDE),
    securityContext: restarts(BESIDE),
};

const AT_START = "read when the head starts";

export const GCS_FAULT_TOLERANCE: EditTable<GcsFaultToleranceArgs> = {
    redisAddress: restarts(`${AT_START}; what another Redis does not know is lost`),
    redisUsername: restarts(AT_START),
    redisPassword: restarts(AT_START),
    externalStorageNamespace: restarts(`${AT_START}; what is under the old prefix is not found`),
    deletionTimeoutSeconds: live("read by the operator when the RayCluster is deleted"),
};
