import { expect } from "chai";
import { type DevicePluginsArgs } from "../../../provider/src/device-plugins/args";
import { EFA_IMAGE, NVIDIA_IMAGE } from "../../../provider/src/device-plugins/images";
import { planDevicePlugins, type PoolDevices } from "../../../provider/src/device-plugins/plan";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

const gpu = (differs: Partial<PoolDevices> = {}): PoolDevices => ({
    amiFamily: "al2023",
    hasGpus: true,
    hasEfa: false,
    ...differs,
});
const plain = gpu({ hasGpus: false });

const plan = (args: DevicePluginsArgs, ...pools: readonly PoolDevices[]): string[] =>
    planDevicePlugins(args, Object.fromEntries(pools.map((pool, at) => [`p${at}`, pool]))).map(
        ({ kind, pools: names }) => `${kind} on ${names.join(", ")}`,
    );

describe("the plan of the device plugins", () => {
    const CASES: readonly [title: string, planned: readonly string[], expected: readonly string[]][] = [
        ["has NVIDIA's where AL2023 nodes have GPUs", plan({}, gpu(), plain), ["nvidia on p0"]],
        ["has it once for all pools that need it", plan({}, gpu(), plain, gpu()), ["nvidia on p0, p2"]],
        ["leaves it to Bottlerocket, which carries it", plan({}, gpu({ amiFamily: "bottlerocket" })), []],
        ["has EFA's where EFA is used, whatever the AMI", plan({}, { ...plain, hasEfa: true }), ["efa on p0"]],
        ["has both on one pool", plan({}, gpu({ hasEfa: true })), ["nvidia on p0", "efa on p0"]],
        ["has none for pools without devices", plan({}, plain), []],
        [
            "has none for pools of which nothing is known yet",
            plan({}, gpu({ amiFamily: UNKNOWN, hasGpus: undefined })),
            [],
        ],
        ["has none when the cluster has them", plan({ enabled: false }, gpu({ hasEfa: true })), []],
        [
            "has the other one when the cluster has one",
            plan({ nvidia: { enabled: false } }, gpu({ hasEfa: true })),
            ["efa on p0"],
        ],
        [
            "has the one when the cluster has the other",
            plan({ efa: { enabled: false } }, gpu({ hasEfa: true })),
            ["nvidia on p0"],
        ],
    ];
    for (const [title, planned, expected] of CASES) {
        it(title, () => {
            expect(planned).to.deep.equal(expected);
        });
    }

    it("pins the images, unless others are given", () => {
        const images = (args: DevicePluginsArgs) =>
            planDevicePlugins(args, { p: gpu({ hasEfa: true }) }).map(({ image }) => image);
        expect(images({})).to.deep.equal([NVIDIA_IMAGE, EFA_IMAGE]);
        expect(images({ nvidia: { image: "r/n:1" }, efa: { image: "r/e:1" } })).to.deep.equal(["r/n:1", "r/e:1"]);
        expect(NVIDIA_IMAGE).to.match(/:v\d+\.\d+\.\d+@sha256:[0-9a-f]{64}$/);
        expect(EFA_IMAGE).to.match(/:v\d+\.\d+\.\d+$/);
    });
});
