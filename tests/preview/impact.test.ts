import { expect } from "chai";
import { expectGolden } from "../support/golden";
import { asBlock, DESIRED_NODES, edited, IMPACT_CASES } from "../support/impact/cases";
import { saidBetween } from "../support/impact/diff";
import { type LiveNodeGroup } from "../support/look-ups";
import { previewPlatform } from "../support/platform-preview";
import { type Registration } from "../support/recording-monitor";
import { named } from "../support/registrations";
import { quickstart } from "./fixtures";

const GROUP = "aws:eks/nodeGroup:NodeGroup";

describe("an edit of a unit that runs", () => {
    const unit = quickstart({ cluster: { name: "lab" } });
    const said: string[] = [];
    let was: readonly Registration[];
    let groups: Record<string, LiveNodeGroup>;

    before(async () => {
        const { registrations } = await previewPlatform("ml", unit);
        const live = ([pool, sizes]: [string, [number, number, number]]): [string, LiveNodeGroup] => {
            const { nodeGroupName } = named(registrations, GROUP, `ml-${pool}`).inputs as { nodeGroupName: string };
            return [nodeGroupName, { status: "ACTIVE", sizes }];
        };
        const { general, gpu } = DESIRED_NODES;
        groups = Object.fromEntries([live(["general", [1, 4, general]]), live(["gpu", [0, 8, gpu]])]);
        was = (await previewPlatform("ml", unit, groups)).registrations;
    });

    for (const each of IMPACT_CASES) {
        it(`says what it disrupts: ${each.title}`, async () => {
            const { registrations } = await previewPlatform("ml", edited(unit, each), groups);
            const lines = await saidBetween(was, registrations);
            for (const line of lines) expect(line).to.match(/^(warning|info) ml(-\w+)?: \S/);
            said.push(asBlock(each.title, lines));
        });
    }

    it("says it in the words of the golden", () => {
        expectGolden("impact.txt", said.join("\n"));
    });
});
