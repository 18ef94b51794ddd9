import { type KubeRayRule } from "./kuberay-rule";

const pod = { cpu: 1, memory: "2Gi" };
const head = (differs: object): Record<string, unknown> => ({ head: { ...pod, ...differs } });
const redis = { gcsFaultTolerance: { redisAddress: "redis:6379" } };

/** Those about the head's state in Redis. */
export const KUBERAY_REDIS_RULES: readonly KubeRayRule[] = [
    {
        message:
            "%s annotation and GcsFaultToleranceOptions are both set. Please use only GcsFaultToleranceOptions to configure GCS fault tolerance",
        differs: { ...redis, annotations: { "ray.io/ft-enabled": "true" } },
        path: 'annotations["ray.io/ft-enabled"]',
        says: /`gcsFaultTolerance` says it already/,
    },
    {
        message:
            "%s is set which implicitly enables GCS fault tolerance, but GcsFaultToleranceOptions is not set. Please set GcsFaultToleranceOptions to enable GCS fault tolerance",
        differs: head({ env: { RAY_REDIS_ADDRESS: "redis:6379" } }),
        path: "head.env.RAY_REDIS_ADDRESS",
        says: /not yours to set.*`gcsFaultTolerance`/,
    },
    {
        message:
            "cannot set `redis-password` in rayStartParams when GcsFaultToleranceOptions is enabled - use GcsFaultToleranceOptions.RedisPassword instead",
        differs: { ...redis, ...head({ rayStartParams: { "redis-password": "x" } }) },
        path: "head.rayStartParams.redis-password",
        says: /`gcsFaultTolerance\.redisPassword`/,
    },
    {
        message:
            "cannot set `REDIS_PASSWORD` env var in head Pod when GcsFaultToleranceOptions is enabled - use GcsFaultToleranceOptions.RedisPassword instead",
        differs: { ...redis, podDefaults: { env: { REDIS_PASSWORD: "x" } } },
        path: "podDefaults.env.REDIS_PASSWORD",
        says: /`gcsFaultTolerance\.redisPassword`/,
    },
    {
        message:
            "cannot set `RAY_REDIS_ADDRESS` env var in head Pod when GcsFaultToleranceOptions is enabled - use GcsFaultToleranceOptions.RedisAddress instead",
        differs: { ...redis, ...head({ env: { RAY_REDIS_ADDRESS: "other:6379" } }) },
        path: "head.env.RAY_REDIS_ADDRESS",
        says: /`gcsFaultTolerance\.redisAddress`/,
    },
    {
        message:
            "cannot set `ray.io/external-storage-namespace` annotation when GcsFaultToleranceOptions is enabled - use GcsFaultToleranceOptions.ExternalStorageNamespace instead",
        differs: { ...redis, annotations: { "ray.io/external-storage-namespace": "x" } },
        path: 'annotations["ray.io/external-storage-namespace"]',
        says: /`gcsFaultTolerance\.externalStorageNamespace`/,
    },
    {
        message:
            "cannot set redis username in rayStartParams or environment variables - use GcsFaultToleranceOptions.RedisUsername instead",
        differs: head({ envValueFrom: { REDIS_USERNAME: { secretKeyRef: { name: "redis", key: "user" } } } }),
        path: "head.envValueFrom.REDIS_USERNAME",
        says: /`gcsFaultTolerance\.redisUsername`/,
    },
];
