import { expect } from "chai";
import fc from "fast-check";
import { findInstanceType, instanceTypeNames } from "../../../provider/src/instance-catalog/find";
import { allocatable } from "../../../provider/src/instance-catalog/allocatable";
import { maxPods } from "../../../provider/src/instance-catalog/max-pods";
import { derivePod } from "../../../provider/src/placement/derive";
import { checkPodFit } from "../../../provider/src/placement/fit/pod-fit";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { pool, GPU_TAINT, podOn, plain } from "./fixtures";

describe("a pod on a pool", () => {
    it("selects the pool's nodes and tolerates all their taints", () => {
        const taints = [GPU_TAINT, { key: "team", effect: "PreferNoSchedule" as const }];
        const { nodeSelector, tolerations } = derivePod(podOn(pool({ taints })));
        expect(nodeSelector).to.deep.equal({ "kuberay.pulumi.com/pool": "gpu" });
        expect(tolerations).to.deep.equal([
            { key: "nvidia.com/gpu", operator: "Equal", value: "true", effect: "NoSchedule" },
            { key: "team", operator: "Exists", effect: "PreferNoSchedule" },
        ]);
    });

    it("is as large as was said, when it was said", () => {
        const pod = { cpu: 1.5, memory: "10Gi", gpus: 2, podsPerNode: 8 };
        expect(derivePod(podOn(pool(), { pod }))).to.deep.include({ cpuMillis: 1500, memoryMiB: 10240, gpus: 2 });
    });

    const SHARES: readonly [title: string, size: ReturnType<typeof derivePod>, expected: object][] = [
        [
            "takes a quarter of a GPU node",
            derivePod(podOn(pool(), { pod: { podsPerNode: 4 } })),
            { cpuMillis: 11000, memoryMiB: 89088, gpus: 1 },
        ],
        [
            "takes a whole node when alone",
            derivePod(podOn(pool())),
            { cpuMillis: 47000, memoryMiB: 359 * 1024 - 1024 * 8, gpus: 4 },
        ],
        ["asks for no GPU as a head", derivePod(podOn(pool(), { role: "head" })), { gpus: 0 }],
    ];
    for (const [title, size, expected] of SHARES) it(title, () => expect(size).to.deep.include(expected));

    it("leaves room for the operator on a pool that takes any pod", () => {
        const open = derivePod(podOn(plain({ taints: [] })));
        const closed = derivePod(podOn(plain({ taints: [GPU_TAINT] })));
        expect((closed.memoryMiB ?? 0) - (open.memoryMiB ?? 0)).to.be.within(512 - 1024, 512 + 1024);
        const preferred = plain({ taints: [{ key: "a", effect: "PreferNoSchedule" }] });
        expect(derivePod(podOn(preferred)).memoryMiB).to.equal(open.memoryMiB);
    });

    it("asks for no whole GPU beside slices of one", () => {
        const pod = { accelerators: { "nvidia.com/mig-1g.5gb": 1 } };
        expect(derivePod(podOn(pool(), { pod })).gpus).to.equal(0);
        expect(derivePod(podOn(pool(), { pod: { ...pod, gpus: 2 } })).gpus).to.equal(2);
    });

    it("leaves room for its sidecars", () => {
        const alone = derivePod(podOn(plain()));
        const accompanied = derivePod({ ...podOn(plain()), sidecarCpuMillis: 1000, sidecarMemoryMiB: 1024 });
        expect((alone.cpuMillis ?? 0) - (accompanied.cpuMillis ?? 0)).to.equal(1000);
        expect((alone.memoryMiB ?? 0) - (accompanied.memoryMiB ?? 0)).to.equal(1024);
    });

    it("fits the smallest of several instance types", () => {
        const several = derivePod(podOn(plain({ instanceTypes: ["m7i.4xlarge", "m7i.2xlarge"] })));
        expect(several).to.deep.equal(derivePod(podOn(plain({ instanceTypes: ["m7i.2xlarge"] }))));
    });

    it("has no size and goes anywhere without a pool", () => {
        expect(derivePod(podOn(undefined))).to.deep.equal({
            nodeSelector: {},
            tolerations: [],
            cpuMillis: undefined,
            memoryMiB: undefined,
            gpus: 0,
        });
    });

    it("has no size while the instance types or what was said are unknown", () => {
        const types = [UNKNOWN] as unknown as string[];
        expect(derivePod(podOn(pool({ instanceTypes: types })))).to.deep.include({ cpuMillis: undefined, gpus: 0 });
        const memory = UNKNOWN as unknown as string;
        expect(derivePod(podOn(pool(), { pod: { memory } }))).to.deep.include({
            memoryMiB: undefined,
            cpuMillis: 47000,
        });
    });
});

describe("the shares of a node", () => {
    const aType = fc.constantFrom(...instanceTypeNames());

    it("never add up to more than the node offers", () => {
        fc.assert(
            fc.property(aType, fc.integer({ min: 1, max: 16 }), (name, podsPerNode) => {
                const type = findInstanceType(name);
                const share = derivePod(podOn(pool({ instanceTypes: [name] }), { pod: { podsPerNode } }));
                if (type === undefined) throw new Error(name);
                const offer = allocatable(type);
                expect((share.cpuMillis ?? 0) * podsPerNode).to.be.at.most(offer.cpuMillis);
                expect((share.memoryMiB ?? 0) * podsPerNode).to.be.at.most(offer.memoryMiB);
                expect(share.gpus * podsPerNode).to.be.at.most(offer.gpus);
                expect(Math.min(share.cpuMillis ?? 0, share.memoryMiB ?? 0, share.gpus)).to.be.at.least(0);
            }),
        );
    });

    it("are never refused as too large when they are asked for in so many words", () => {
        fc.assert(
            fc.property(aType, fc.integer({ min: 1, max: 8 }), (name, podsPerNode) => {
                const type = findInstanceType(name);
                // The smallest types have addresses for 2 pods beside those of EKS.
                fc.pre(type !== undefined && podsPerNode <= maxPods(type) - 2);
                const on = podOn(pool({ instanceTypes: [name] }), { pod: { podsPerNode } });
                const { cpuMillis = 0, memoryMiB = 0, gpus } = derivePod(on);
                const pod = { podsPerNode, cpu: cpuMillis / 1000, memory: `${memoryMiB}Mi`, gpus };
                expect(checkPodFit({ ...on, pod, path: "p" }), name).to.deep.equal([]);
            }),
        );
    });
});
