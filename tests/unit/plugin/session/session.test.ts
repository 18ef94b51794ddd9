import { expect } from "chai";
import { Session } from "../../../../provider/src/plugin/session/session";
import { StubEngine } from "../../../support/stub-engine";

const URN = "urn:pulumi:dev::test::kuberay:index:RayCluster::train";

describe("a session", () => {
    it("gives every call its name, and a timeout only when the user set one", () => {
        const session = new Session(undefined);
        const unset = session.context({ urn: URN, preview: false });
        expect([unset.name, unset.timeoutSeconds]).to.deep.equal(["train", undefined]);
        expect(session.context({ urn: URN, preview: false, timeout: 90 }).timeoutSeconds).to.equal(90);
    });

    it("notes once what a check or a diff notes, and what happens as often as it does", async () => {
        const engine = await StubEngine.start();
        const session = new Session(engine.address);
        session.warnings.noteCheck(URN);
        for (const during of ["check", "check", "diff", undefined, undefined] as const)
            session.context({ urn: URN, preview: true, during }).log.info("noted");
        const masked = session.context({ urn: URN, preview: true, mask: () => "[secret]" });
        masked.log.warn("a");
        masked.log.info("b");
        masked.log.status("c");
        await session.log.sent();
        engine.stop();
        const said = engine.messages.map(({ message }) => message);
        expect(said.filter((message) => message === "noted")).to.have.lengthOf(3);
        expect(said.filter((message) => message !== "noted")).to.deep.equal(["[secret]", "[secret]", "[secret]"]);
    });

    it("takes the last line of an operation's progress away when it ends, well or not", async () => {
        const engine = await StubEngine.start();
        const session = new Session(engine.address);
        const call = { urn: URN, preview: false, mask: (message: string) => message.replace("hunter2", "[secret]") };
        const saying = (what: "status" | "info", words: string) =>
            session.operation(call, ({ log }) => {
                log[what](words);
                return Promise.resolve();
            });
        await saying("status", "making hunter2");
        const failed = session.operation(call, ({ log }) => {
            log.status("on it");
            return Promise.reject(new Error("not hunter2"));
        });
        expect(await failed.catch(String)).to.equal("Error: not [secret]");
        await saying("info", "nothing to show");
        await session.log.sent();
        engine.stop();
        const said = engine.messages.map(({ message }) => message);
        expect(said).to.deep.equal(["making [secret]", "", "on it", "", "nothing to show"]);
    });

    it("aborts what runs when it is cancelled, as often as it likes", () => {
        const session = new Session(undefined);
        const { signal } = session.context({ urn: URN, preview: false });
        session.cancel();
        session.cancel();
        expect(signal.aborted).to.equal(true);
    });

    it("starts afresh when it is configured again after a cancellation, and only then", () => {
        const session = new Session(undefined);
        const before = session.context({ urn: URN, preview: false }).signal;
        session.renew();
        expect(session.context({ urn: URN, preview: false }).signal).to.equal(before);
        session.cancel();
        session.renew();
        expect(session.context({ urn: URN, preview: false }).signal.aborted).to.equal(false);
    });
});
