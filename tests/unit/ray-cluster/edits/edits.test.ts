import { expect } from "chai";
import { editRule } from "../../../../provider/src/ray-cluster/edits/edits";

describe("the class of an edit", () => {
    const CASES: readonly [readonly string[], string][] = [
        [["name"], "replaces"],
        [["managedBy"], "replaces"],
        [["labels", "a"], "live"],
        [["image"], "restarts"],
        [["head", "cpu"], "restarts"],
        [["head", "service"], "live"],
        [["head", "service", "annotations", "a"], "live"],
        [["workers", "gpu"], "live"],
        [["workers", "gpu", "maxReplicas"], "live"],
        [["workers", "gpu", "podTemplate", "spec"], "restarts"],
        [["workers", "gpu", "tolerations", "0", "key"], "newPodsOnly"],
        [["podDefaults", "env", "A"], "restarts"],
        [["autoscaling", "idleTimeoutSeconds"], "live"],
        [["autoscaling", "env", "A"], "restarts"],
        [["gcsFaultTolerance"], "restarts"],
        [["networkPolicy", "allowFrom", "0", "namespace"], "live"],
        [["pools", "gpu", "taints", "0", "key"], "newPodsOnly"],
        [["toString"], "live"],
        [["head", "toString"], "live"],
        [["drift"], "live"],
    ];
    for (const [keys, name] of CASES) {
        it(`of ${keys.join(".")} is ${name}`, () => {
            expect(editRule(keys).class).to.equal(name);
        });
    }
});
