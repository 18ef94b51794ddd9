import { knownMap, knownText } from "../../shared/known";
import { below } from "../../shared/problems";
import { type Rule } from "./rule";

/** `redis:6379`, several of them with commas, or a URL. */
const REDIS = /^(?:rediss?:\/\/)?(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9$({][\w.$(){}-]*)(?::(?:\d{1,5}|\$.+))?\/?$/;

export const redisIsAnAddress: Rule = ({ gcsFaultTolerance }, { path }) => {
    const { redisAddress, externalStorageNamespace } = knownMap(gcsFaultTolerance);
    const at = below(path, "gcsFaultTolerance");
    const address = knownText(redisAddress);
    const bad = address !== undefined && !address.split(",").every((one) => REDIS.test(one));
    return [
        ...(bad
            ? [
                  {
                      path: below(at, "redisAddress"),
                      reason: `is host and port such as "redis:6379" or "rediss://redis.example.com:6379", got "${address}". Correct it.`,
                  },
              ]
            : []),
        ...(externalStorageNamespace === ""
            ? [
                  {
                      path: below(at, "externalStorageNamespace"),
                      reason: "is a prefix of keys, got none. Leave it out for the uid of the RayCluster.",
                  },
              ]
            : []),
    ];
};
