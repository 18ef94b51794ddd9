import { expect } from "chai";
import { type NodePoolArgs } from "../../../provider/src/node-pool/args/node-pool";
import { chooseSubnets } from "../../../provider/src/node-pool/subnets";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

/** `private-a` is private and in us-west-2a. */
const find = (id: string) =>
    Promise.resolve({ id, zone: `us-west-2${id.slice(-1)}`, isPrivate: id.startsWith("private") });
const choose = (pool: Pick<NodePoolArgs, "subnetIds" | "zones">, clusterSubnetIds: string[], areLookedUp = true) =>
    chooseSubnets(pool, { clusterSubnetIds, subnetsAreLookedUp: areLookedUp }, "p", find);

const ALL = ["public-a", "public-b", "private-a", "private-b"];

describe("the subnets of a pool", () => {
    const CASES: readonly [title: string, chosen: ReturnType<typeof choose>, subnetIds: string[]][] = [
        ["are the private ones of the cluster", choose({}, ALL), ["private-a", "private-b"]],
        ["are all of the cluster when none is private", choose({}, ["public-a", "public-b"]), ["public-a", "public-b"]],
        ["are those of the cluster in its zones", choose({ zones: ["us-west-2b"] }, ALL), ["private-b"]],
        [
            "are public ones in a zone that has no other",
            choose({ zones: ["us-west-2b"] }, ["public-b", "private-a"]),
            ["public-b"],
        ],
        ["are taken as they are when they were given, public or not", choose({}, ALL, false), ALL],
        [
            "are those of its own in its zones",
            choose({ subnetIds: ["public-a", "private-b"], zones: ["us-west-2a"] }, ALL),
            ["public-a"],
        ],
    ];
    for (const [title, chosen, subnetIds] of CASES) {
        it(title, async () => expect(await chosen).to.deep.equal({ subnetIds, problems: [] }));
    }

    it("are refused when none is in its zones", async () => {
        const { problems } = await choose({ zones: ["us-west-2c"] }, ALL);
        expect(problems).to.deep.equal([
            {
                rule: "R-SUBNET-ZONE",
                path: "p.zones",
                reason: "no subnet of the pool is in us-west-2c: they are in us-west-2a, us-west-2b. Name one of these zones, or give subnetIds there.",
            },
        ]);
    });

    it("are unknown while those of the cluster are", async () => {
        const open = await chooseSubnets({}, { clusterSubnetIds: UNKNOWN, subnetsAreLookedUp: true }, "p", find);
        expect(open).to.deep.equal({ subnetIds: UNKNOWN, problems: [] });
    });
});
