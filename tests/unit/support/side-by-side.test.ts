import { expect } from "chai";
import { setImmediate as turn } from "node:timers/promises";
import { sideBySide, type Task } from "../../support/side-by-side";

interface Named extends Task {
    readonly name: string;
    /** Turns of the event loop that it takes. */
    readonly turns?: number;
}

/** What happened, `+` for a begin and `-` for an end, and how many ran at once at most. */
async function history(tasks: readonly Named[], width: number): Promise<{ events: string; most: number }> {
    const events: string[] = [];
    let [running, most] = [0, 0];
    await sideBySide(tasks, width, async ({ name, turns = 1 }) => {
        events.push(`+${name}`);
        most = Math.max(most, ++running);
        for (let count = 0; count < turns; count++) await turn();
        events.push(`-${name}`);
        running--;
    });
    return { events: events.join(" "), most };
}

describe("tasks side by side", () => {
    const [a, b, c]: [Named, Named, Named] = [{ name: "a", turns: 3 }, { name: "b" }, { name: "c" }];

    it("begin in the order of the list, as many as may, and each makes room for the next", async () => {
        expect((await history([a, b, c], 2)).events).to.equal("+a +b -b +c -c -a");
    });

    it("are never more than there is room for", async () => {
        const many = Array.from({ length: 20 }, (_, at): Named => ({ name: `${at}`, turns: 1 + (at % 3) }));
        expect((await history(many, 3)).most).to.equal(3);
        expect((await history(many, 1)).most).to.equal(1);
    });

    it("wait for what they come after, and let others past", async () => {
        const second: Named = { name: "second", after: [a] };
        expect((await history([a, second, b, c], 2)).events).to.equal("+a +b -b +c -c -a +second -second");
    });

    it("do not run beside one that must be alone with them, but beside every other", async () => {
        const [one, other] = [1, 2].map((n): Named => ({ name: `alone-${n}`, alone: "nodes", turns: 2 }));
        if (one === undefined || other === undefined) throw new Error("unreachable");
        const { events, most } = await history([one, other, a], 3);
        expect(events).to.match(/^\+alone-1 \+a .*-alone-1 \+alone-2/);
        expect(most).to.equal(2);
    });

    it("are an error when they wait for each other", async () => {
        const first: { name: string; after: Named[] } = { name: "first", after: [] };
        const second: Named = { name: "second", after: [first] };
        first.after.push(second);
        const failure = await history([first, second], 2).catch(String);
        expect(failure).to.equal("Error: 2 tasks wait for each other");
    });
});
