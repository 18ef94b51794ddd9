import { KUBERAY_REDIS_RULES } from "./kuberay-redis-rules";
import { type KubeRayRule } from "./kuberay-rule";

const pod = { cpu: 1, memory: "2Gi" };
const fixed = (group: object = {}): Record<string, unknown> => ({ workers: { fixed: { ...pod, ...group } } });
const scaled = (group: object = {}): Record<string, unknown> => ({
    workers: { scaled: { ...pod, maxReplicas: 4, ...group } },
});
const head = (differs: object): Record<string, unknown> => ({ head: { ...pod, ...differs } });
const group = (groupName: string, differs: object): Record<string, unknown> => ({
    spec: { workerGroupSpecs: [{ groupName, ...differs }] },
});

/** In the order of KubeRay's source (controllers/ray/utils/validation.go). */
export const KUBERAY_RULES: readonly KubeRayRule[] = [
    {
        message:
            "invalid RayCluster State: rayv1.RayClusterSuspending and rayv1.RayClusterSuspended conditions should not be both true",
        cannot: "it is about the status, which the operator alone writes",
    },
    {
        message: "RayCluster name should be no more than %d characters",
        differs: { name: "a".repeat(54) },
        path: "name",
        says: /at most 50 characters .*got 54/,
    },
    {
        message: "RayCluster name should be a valid DNS1035 label: %v",
        differs: { name: "1train" },
        path: "name",
        says: /a letter first.*"1train"/,
    },
    {
        message:
            "The RayCluster spec is invalid: Spec.UpgradeStrategy.Type value %s is invalid, valid options are %s or %s",
        differs: { spec: { upgradeStrategy: { type: "Rolling" } } },
        path: "spec.upgradeStrategy.type",
        says: /"Recreate" or "None", got "Rolling"/,
    },
    {
        message: "upgradeStrategy cannot be set when RayCluster is created by %s",
        differs: {
            labels: { "ray.io/originated-from-crd": "RayJob" },
            spec: { upgradeStrategy: { type: "Recreate" } },
        },
        path: 'labels["ray.io/originated-from-crd"]',
        says: /is set by KubeRay/,
    },
    {
        message:
            "resource fields should not be set in both rayStartParams and Resources for %s group; please use only one",
        differs: head({ rayResources: { CPU: "4" }, rayStartParams: { "num-gpus": "1" } }),
        path: "head.rayStartParams.num-gpus",
        says: /got both \(CPU\)\. Leave "num-gpus" out/,
    },
    {
        message:
            "rayStartParams['labels'] is not supported for %s group; please use the top-level Labels field instead",
        differs: fixed({ rayStartParams: { labels: "a=b" } }),
        path: "workers.fixed.rayStartParams.labels",
        says: /KubeRay refuses it.*`rayLabels`/,
    },
    {
        message: "invalid label key for %s group: '%s', error: %s",
        differs: head({ rayLabels: { "a b": "c" } }),
        path: 'head.rayLabels["a b"]',
        says: /the key of a label .*got "a b"/,
    },
    {
        message: "invalid label value for key '%s' in %s group: '%s', error: %s",
        differs: fixed({ rayLabels: { tier: "a b" } }),
        path: "workers.fixed.rayLabels.tier",
        says: /the value of a label .*got "a b"/,
    },
    {
        message: "headGroupSpec should have at least one container",
        differs: { spec: { headGroupSpec: { template: { spec: { containers: null } } } } },
        path: "spec.headGroupSpec.template.spec.containers",
        says: /is required/,
    },
    {
        message: "workerGroupSpec should have at least one container",
        differs: fixed({ podTemplate: { spec: { containers: { $patch: "delete" } } } }),
        path: "workers.fixed.podTemplate.spec.containers",
        says: /is required/,
    },
    {
        message: "worker group %s must set both minReplicas and maxReplicas when autoscaling is disabled",
        differs: { ...fixed(), ...group("fixed", { minReplicas: null }) },
        path: "spec.workerGroupSpecs[0].minReplicas",
        says: /is required/,
    },
    {
        message: "worker group %s has negative minReplicas %d",
        differs: { ...fixed(), ...group("fixed", { minReplicas: -1 }) },
        path: "spec.workerGroupSpecs[0].minReplicas",
        says: /0 or more, got -1/,
    },
    {
        message: "worker group %s has negative maxReplicas %d",
        differs: { ...fixed(), ...group("fixed", { maxReplicas: -1 }) },
        path: "spec.workerGroupSpecs[0].maxReplicas",
        says: /0 or more, got -1/,
    },
    {
        message: "worker group %s has minReplicas %d greater than maxReplicas %d",
        differs: scaled({ minReplicas: 5 }),
        path: "workers.scaled.minReplicas",
        says: /at most maxReplicas \(4\), got 5/,
    },
    ...KUBERAY_REDIS_RULES,
    {
        message: "worker group %s can be suspended only when the RayJobDeletionPolicy feature gate is enabled",
        differs: { ...fixed(), ...group("fixed", { suspend: true }), operatorVersion: "1.5.1" },
        path: "spec.workerGroupSpecs[0].suspend",
        says: /needs KubeRay 1\.6/,
    },
    {
        message:
            "environment variable %s cannot be set to '%s' when enableInTreeAutoscaling is false. Please set enableInTreeAutoscaling: true to use autoscaler v2",
        differs: { ...fixed(), ...head({ env: { RAY_enable_autoscaler_v2: "true" } }) },
        path: "head.env.RAY_enable_autoscaler_v2",
        says: /which does not run here/,
    },
    {
        message: "worker group %s cannot be suspended with Autoscaler enabled",
        differs: { ...scaled(), ...group("scaled", { suspend: true }) },
        path: "spec.workerGroupSpecs[0].suspend",
        says: /under the Ray autoscaler/,
    },
    {
        message: "both .spec.autoscalerOptions.version and head Pod env var %s are set, please only use the former",
        differs: { ...scaled(), ...head({ env: { RAY_enable_autoscaler_v2: "1" } }) },
        path: "head.env.RAY_enable_autoscaler_v2",
        says: /always version 2 here/,
    },
    {
        message: "restartPolicy for head Pod should be Never or unset when using autoscaler V2",
        differs: { ...scaled(), ...head({ podTemplate: { spec: { restartPolicy: "Always" } } }) },
        path: "head.podTemplate.spec.restartPolicy",
        says: /must be Never .*got "Always"/,
    },
    {
        message: "restartPolicy for worker group %s should be Never or unset when using autoscaler V2",
        differs: { ...scaled(), ...group("scaled", { template: { spec: { restartPolicy: "OnFailure" } } }) },
        path: "spec.workerGroupSpecs[0].template.spec.restartPolicy",
        says: /must be Never .*got "OnFailure"/,
    },
    {
        message: "autoscalerOptions.idleTimeoutSeconds must be non-negative, got %d",
        differs: { ...scaled(), autoscaling: { idleTimeoutSeconds: -1 } },
        path: "autoscaling.idleTimeoutSeconds",
        says: /0 or more; got -1/,
    },
    {
        message:
            "authOptions.mode is 'token' but RayVersion was not specified. Ray version 2.52.0 or later is required",
        differs: { image: "rayproject/ray:nightly" },
        path: "rayVersion",
        says: /cannot be read from image .*"nightly"/,
    },
    {
        message: "authOptions.mode is 'token' but RayVersion format is invalid: %s, %w",
        differs: { image: "rayproject/ray:nightly", rayVersion: "newest" },
        path: "rayVersion",
        says: /looks like "2\.54\.0", got "newest"/,
    },
    {
        message: "authOptions.mode is 'token' but minimum Ray version is 2.52.0, got %s",
        differs: { image: "rayproject/ray:2.51.0" },
        path: "authentication",
        says: /needs Ray 2\.52 or newer, got 2\.51\.0/,
    },
    {
        message: "authOptions.enableK8sTokenAuth is enabled but minimum Ray version is 2.55.0, got %s",
        differs: { authentication: "kubernetes", image: "rayproject/ray:2.54.0" },
        path: "authentication",
        says: /needs Ray 2\.55 or newer, got 2\.54\.0/,
    },
    {
        message: "authOptions.enableK8sTokenAuth is enabled and authOptions.secretName is also set",
        differs: { authentication: "kubernetes", image: "rayproject/ray:2.55.0", tokenSecretName: "mine" },
        path: "tokenSecretName",
        says: /goes with authentication: "token", got "kubernetes"/,
    },
    {
        message: "authOptions.enableK8sTokenAuth is enabled but authOptions.mode not set to 'token'",
        differs: { spec: { authOptions: { mode: "disabled", enableK8sTokenAuth: true } } },
        path: "spec.authOptions.enableK8sTokenAuth",
        says: /needs mode token/,
    },
    {
        message: "worker group %s: idleTimeoutSeconds must be non-negative, got %d",
        differs: scaled({ idleTimeoutSeconds: -1 }),
        path: "workers.scaled.idleTimeoutSeconds",
        says: /0 or more; got -1/,
    },
    {
        message:
            "worker group %s: idleTimeoutSeconds is set, but autoscaler v2 is not enabled. Please set .spec.autoscalerOptions.version to 'v2' (or set %s environment variable to 'true' in the head pod if using KubeRay < 1.4.0)",
        differs: fixed({ idleTimeoutSeconds: 60 }),
        path: "workers.fixed.idleTimeoutSeconds",
        says: /Ray autoscaler alone, which does not run here/,
    },
];
