import { knownText } from "../../shared/known";
import { below } from "../../shared/problems";
import { isDnsLabel } from "../../ray-spec/facts/syntax";
import { type ClusterRule } from "./rule";

/** It becomes the value of a label, and is the name of an object. */
export const queueIsAName: ClusterRule = ({ queueName }, { path }) => {
    const text = knownText(queueName);
    if (text === undefined || isDnsLabel(text)) return [];
    const reason = `is the name of a local queue: at most 63 lower-case letters, digits and "-", got "${text}". Correct it.`;
    return [{ path: below(path, "queueName"), reason }];
};
