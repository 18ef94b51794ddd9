import { expect } from "chai";
import { effectivePod, type PodArgs } from "../../../../provider/src/ray-spec/facts/effective-pod";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { type PodDefaults } from "../../../../provider/src/ray-spec/args/groups";

const KEY = { secretKeyRef: { name: "s", key: "k" } };
const unknown = UNKNOWN as never;

describe("podDefaults and what a pod says for itself", () => {
    const CASES: readonly {
        readonly title: string;
        readonly defaults: PodDefaults;
        readonly own: PodArgs;
        readonly want: Partial<PodArgs>;
    }[] = [
        {
            title: "add up maps by key, the pod's word last",
            defaults: { env: { A: "1", B: "1" }, labels: { a: "1" } },
            own: { env: { B: "2" } },
            want: { env: { A: "1", B: "2" }, labels: { a: "1" } },
        },
        {
            title: "replace a volume whole: it has one source",
            defaults: { volumes: { data: { mountPath: "/a", emptyDir: {} }, other: { hostPath: "/x" } } },
            own: { volumes: { data: { efs: { fileSystemId: "fs-1" } } } },
            want: { volumes: { data: { efs: { fileSystemId: "fs-1" } }, other: { hostPath: "/x" } } },
        },
        {
            title: "let a variable's value replace its source",
            defaults: { env: { A: "1" }, envValueFrom: { B: KEY } },
            own: { env: { B: "2" } },
            want: { env: { A: "1", B: "2" }, envValueFrom: {} },
        },
        {
            title: "let a variable's source replace its value",
            defaults: { env: { A: "1", B: "1" } },
            own: { envValueFrom: { A: KEY } },
            want: { env: { B: "1" }, envValueFrom: { A: KEY } },
        },
        {
            title: "merge containers by name, and keep the others",
            defaults: { sidecars: [{ name: "log", image: "log:1", env: { A: "1" } }, { name: "x" }] },
            own: { sidecars: [{ name: "log", image: "log:2", env: { B: "2" } }, { name: "y" }] },
            want: {
                sidecars: [{ name: "log", image: "log:2", env: { A: "1", B: "2" } }, { name: "x" }, { name: "y" }],
            },
        },
        {
            title: "add lists up, nothing twice",
            defaults: { imagePullSecrets: ["a"], tolerations: [{ key: "t" }] },
            own: { imagePullSecrets: ["b", "a"], tolerations: [{ key: "u" }] },
            want: { imagePullSecrets: ["a", "b"], tolerations: [{ key: "t" }, { key: "u" }] },
        },
        {
            title: "replace everything else",
            defaults: { schedulerName: "a", affinity: { nodeAffinity: {} }, serviceAccountName: "sa" },
            own: { schedulerName: "b", affinity: { podAffinity: {} } },
            want: { schedulerName: "b", affinity: { podAffinity: {} }, serviceAccountName: "sa" },
        },
        {
            title: "leave a pod's unknown map unknown",
            defaults: { env: { A: "1" }, labels: unknown },
            own: { env: unknown, labels: { a: "1" } },
            want: { env: unknown, labels: { a: "1" } },
        },
    ];
    for (const { title, defaults, own, want } of CASES) {
        it(title, () => expect(effectivePod(defaults, own)).to.deep.equal(want));
    }

    it("change neither", () => {
        const defaults: PodDefaults = { env: { A: "1" }, sidecars: [{ name: "log", env: { A: "1" } }] };
        const before = structuredClone(defaults);
        effectivePod(defaults, { env: { B: "2" }, sidecars: [{ name: "log", env: { B: "2" } }] });
        expect(defaults).to.deep.equal(before);
    });
});
