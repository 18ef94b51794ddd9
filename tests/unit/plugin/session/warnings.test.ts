import { expect } from "chai";
import { Warnings } from "../../../../provider/src/plugin/session/warnings";

const URN = "urn:pulumi:dev::test::kuberay:index:RayCluster::train";

/** What the engine asks, in its order, and whether a warning out of that diff reaches the user. */
const RUNS: readonly { title: string; asks: readonly ("check" | "read" | "diff")[]; warns: readonly boolean[] }[] = [
    { title: "a preview", asks: ["check", "diff"], warns: [true] },
    { title: "a refresh", asks: ["read", "diff"], warns: [false] },
    { title: "a preview with --refresh", asks: ["read", "diff", "check", "diff"], warns: [false, true] },
    { title: "an upstream replacement", asks: ["check", "diff", "diff"], warns: [true, false] },
    { title: "an import by option", asks: ["read", "check", "diff"], warns: [true] },
];

describe("warnings of a diff", () => {
    for (const { title, asks, warns } of RUNS)
        it(`in ${title} (${asks.join(", ")}) are given: ${warns.join(", ")}`, () => {
            const warnings = new Warnings();
            const given: boolean[] = [];
            for (const ask of asks) {
                if (ask === "check") warnings.noteCheck(URN);
                if (ask === "read") warnings.noteRead(URN);
                if (ask === "diff") given.push(warnings.isDueInDiff(URN, "restarts all pods"));
            }
            expect(given).to.deep.equal(warns);
        });

    it("are told apart by resource and by words", () => {
        const warnings = new Warnings();
        expect(warnings.isDue(URN, "a")).to.equal(true);
        expect(warnings.isDue(URN, "b")).to.equal(true);
        expect(warnings.isDue(`${URN}2`, "a")).to.equal(true);
        expect(warnings.isDue(URN, "a")).to.equal(false);
    });
});
