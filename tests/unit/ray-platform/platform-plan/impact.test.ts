import { expect } from "chai";
import { type PlatformPlanArgs } from "../../../../provider/src/ray-platform/platform-plan/summary/args";
import { plan, said, TRAIN } from "./fixtures";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";

interface Case {
    readonly title: string;
    readonly was?: PlatformPlanArgs;
    readonly now: PlatformPlanArgs;
    readonly says: readonly string[];
}

describe("the impact of an edit of a unit", () => {
    const CASES: readonly Case[] = [
        {
            title: "tells that KubeRay moves, and leaves it to each Ray cluster to tell what that does to its pods",
            was: plan({ operatorVersion: "1.5.1" }),
            now: plan(),
            says: [
                `KubeRay moves, CRDs first, then the operator (1.5.1 -> ${DEFAULT_KUBERAY_VERSION}): no pod restarts by that alone; a Ray cluster that must restart for it says so itself.`,
            ],
        },
        {
            title: "is a note when the operator restarts",
            now: plan({ operator: { namespace: "kuberay-operator", watchNamespaces: ["ray", "team-b"] } }),
            says: ["(the KubeRay operator restarts (watchNamespaces: ray -> ray, team-b): Ray pods keep running.)"],
        },
        {
            title: "tells what goes with a namespace",
            now: plan({ namespaces: ["kuberay-operator"] }),
            says: [
                'namespace "ray" is removed with everything in it: the pods of train/head (1), train/cpu (2), train/gpu (0 to 32), and all work on them, are lost.',
            ],
        },
        {
            title: "leaves it to the Ray cluster to tell that a worker group goes",
            now: plan({ rayClusters: { train: { ...TRAIN, workers: { cpu: "general" }, sizes: { cpu: "2" } } } }),
            says: [],
        },
        {
            title: "tells that a Ray cluster goes, with the number of its pods",
            now: plan({ rayClusters: {} }),
            says: [
                'Ray cluster "train" is removed: the pods of train/head (1), train/cpu (2), train/gpu (0 to 32) go, and work on them is lost.',
            ],
        },
        {
            title: "tells that a Ray cluster under another name is another one",
            now: plan({ rayClusters: { tune: TRAIN } }),
            says: [
                'Ray cluster "train" becomes "tune", which is a new cluster: the pods of train/head (1), train/cpu (2), train/gpu (0 to 32) go, and work on them is lost.',
            ],
        },
        {
            title: "costs nothing when the Ray cluster that goes is suspended",
            was: plan({ rayClusters: { train: { ...TRAIN, suspended: true } } }),
            now: plan({ rayClusters: {} }),
            says: ['Ray cluster "train" is removed: it has no pods now.'],
        },
    ];

    for (const { title, was = plan(), now, says } of CASES) {
        it(title, () => {
            expect(said(was, now)).to.deep.equal(says);
        });
    }
});
