import { object, type Static, Type } from "../../shared/definition";
import { secretKeySelector } from "./variables";

export const gcsFaultToleranceArgs = object(
    "GcsFaultTolerance",
    "Keeps the state of the head in Redis, so that actors and workers outlive a head that is lost.",
    {
        redisAddress: Type.String({
            description: "Address of Redis, e.g. `redis:6379` or `rediss://redis.example.com:6379`.",
        }),
        redisUsername: Type.Optional(secretKeySelector),
        redisPassword: Type.Optional(secretKeySelector),
        externalStorageNamespace: Type.Optional(
            Type.String({
                description:
                    "Prefix of the cluster's keys in Redis. Two clusters must not share one. Default: the uid of the RayCluster.",
            }),
        ),
        deletionTimeoutSeconds: Type.Optional(
            Type.Integer({
                minimum: 1,
                description:
                    "Seconds after which a RayCluster that is deleted goes although its keys could not be removed from Redis. Needs KubeRay 1.6. Default: 300.",
            }),
        ),
    },
);
export type GcsFaultToleranceArgs = Static<typeof gcsFaultToleranceArgs>;
