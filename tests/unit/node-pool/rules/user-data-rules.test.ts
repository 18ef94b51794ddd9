import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { warningsOfPool } from "../../../../provider/src/node-pool/warnings";
import { pool } from "../fixtures";

const unknown = UNKNOWN as never;
const config = (...registerWithTaints: unknown[]) => ({ nodeadm: { kubelet: { config: { registerWithTaints } } } });
const flags = (...all: unknown[]) => ({ nodeadm: { kubelet: { flags: all } } });
const bottlerocket = (taints: unknown) => ({
    amiFamily: "bottlerocket" as const,
    bottlerocketSettings: { kubernetes: { "node-taints": taints } },
});
const team = { key: "team", value: "ml", effect: "NoSchedule" } as const;

/** Path, and the taint that pods would wait before. */
const warned = (differs: Partial<NodePoolArgs>): string[] =>
    warningsOfPool(pool(differs), "p").map(
        ({ path, reason }) => `${path}: ${reason.replace(/^Ray pods do not tolerate ([^ ]+) of themselves.*$/, "$1")}`,
    );

describe("a taint that settings of the operating system give to nodes", () => {
    const WARNED: readonly [title: string, differs: Partial<NodePoolArgs>, expected: string[]][] = [
        [
            "in the kubelet's configuration",
            config(team, { key: "mine", effect: "NoExecute" }),
            [
                "p.nodeadm.kubelet.config.registerWithTaints[0]: team=ml:NoSchedule",
                "p.nodeadm.kubelet.config.registerWithTaints[1]: mine:NoExecute",
            ],
        ],
        [
            "in the kubelet's flags",
            flags("--v=2", "--register-with-taints=team=ml:NoSchedule,mine=:NoExecute"),
            ["p.nodeadm.kubelet.flags[1]: team=ml:NoSchedule", "p.nodeadm.kubelet.flags[1]: mine:NoExecute"],
        ],
        [
            "in Bottlerocket's settings",
            bottlerocket({ team: ["ml:NoSchedule"], mine: ":NoExecute" }),
            [
                "p.bottlerocketSettings.kubernetes.node-taints.team: team=ml:NoSchedule",
                "p.bottlerocketSettings.kubernetes.node-taints.mine: mine:NoExecute",
            ],
        ],
        [
            "with a value that the pool does not give it",
            { ...config(team), taints: [{ ...team, value: "web" }] },
            ["p.nodeadm.kubelet.config.registerWithTaints[0]: team=ml:NoSchedule"],
        ],
    ];
    for (const [title, differs, expected] of WARNED)
        it(`is warned of ${title}`, () => expect(warned(differs)).to.deep.equal(expected));

    const ACCEPTED: readonly [title: string, differs: Partial<NodePoolArgs>][] = [
        ["that the pool gives them too", { ...config(team), taints: [team] }],
        [
            "that nodes with GPUs have anyway",
            {
                instanceTypes: ["g6e.12xlarge"],
                amiFamily: "al2023",
                ...flags("--register-with-taints=nvidia.com/gpu=true:NoSchedule"),
            },
        ],
        [
            "whatever its value, that the pool gives them without one",
            { ...config(team), taints: [{ key: "team", effect: "NoSchedule" }] },
        ],
        ["that keeps no pod off", config({ ...team, effect: "PreferNoSchedule" })],
        [
            "that is taken off before pods are to run",
            config(
                { key: "ebs.csi.aws.com/agent-not-ready", effect: "NoExecute" },
                { key: "startup-taint.cluster-autoscaler.kubernetes.io/disks", effect: "NoSchedule" },
            ),
        ],
        ["that is not known yet, in part or whole", config(unknown, { ...team, key: unknown })],
        ["while those of the pool are not known", { ...config(team), taints: unknown }],
        ["when what stands there is none", bottlerocket("none")],
    ];
    for (const [title, differs] of ACCEPTED)
        it(`is accepted ${title}`, () => expect(warned(differs)).to.deep.equal([]));
});
