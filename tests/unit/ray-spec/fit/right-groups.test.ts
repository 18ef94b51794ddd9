import { expect } from "chai";
import { rightGroups } from "../../../../provider/src/ray-spec/fit/right-groups";
import { clusterWith } from "./fixtures";

const train = (path: string) => clusterWith({ pool: "gpu", gpus: 1 }, {}, { podDefaults: { env: { A: "b" } } }, path);

const judged = (path: string, ...wrong: string[]): string[] =>
    rightGroups(
        train(path),
        wrong.map((place) => ({ path: place, reason: "" })),
    ).map((group) => group.path);

const UNIT = "rayClusters.train";
const HEAD = `${UNIT}.head`;
const WORKERS = `${UNIT}.workers.w`;

const CASES: readonly [title: string, wrong: string[], expected: string[]][] = [
    ["all of a cluster that is right", [], [HEAD, WORKERS]],
    ["the head beside a broken group", [`${WORKERS}.env.A`], [HEAD]],
    ["the groups beside a broken head", [`${HEAD}.pool`], [WORKERS]],
    ["none when something is wrong with what all share", [`${UNIT}.podDefaults.memory`], []],
    ["none when something is wrong with the groups as a whole", [`${UNIT}.workers`], []],
    ["none when the cluster is no cluster", [UNIT], []],
    ["all when something is wrong elsewhere", ["rayClusters.training.head", "nodePools.gpu"], [HEAD, WORKERS]],
];

describe("the groups of a Ray cluster whose sizes are judged", () => {
    for (const [title, wrong, expected] of CASES)
        it(`are ${title}`, () => expect(judged(UNIT, ...wrong)).to.deep.equal(expected));

    it("are told apart in a cluster on its own, whose paths begin with nothing", () => {
        expect(judged("", "workers.w.memory")).to.deep.equal(["head"]);
        expect(judged("", "image")).to.deep.equal([]);
    });
});
