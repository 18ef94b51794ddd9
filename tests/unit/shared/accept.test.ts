import { expect } from "chai";
import { acceptBreaches, tell, unaccepted, unacceptedAlong } from "../../../provider/src/shared/accept";
import { type Breach } from "../../../provider/src/shared/breach";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

const spot: Breach = { rule: "R-SPOT-HEAD", path: "head.pool", reason: "the pool is Spot capacity. Name another." };
const quota: Breach = { rule: "R-GROUP-QUOTA", path: "", reason: "too many groups. Remove some." };
const facts: Breach = { rule: "R-FACTS-USED", path: "instanceFacts", reason: "planned by the facts given." };

const refusals = (accept: unknown) => acceptBreaches(accept, "p").map(({ path, reason }) => `${path}: ${reason}`);

describe("what is accepted", () => {
    it("silences the warnings of these ids, and no other", () => {
        expect(unaccepted([spot, quota], ["R-SPOT-HEAD"])).to.deep.equal([quota]);
    });

    it("is nothing while it is unknown, or left out", () => {
        for (const accept of [UNKNOWN, undefined, [UNKNOWN]]) {
            expect(unaccepted([spot], accept)).to.deep.equal([spot]);
            expect(refusals(accept)).to.deep.equal([]);
        }
    });

    it("silences on what it stands on and on all below, and on nothing beside", () => {
        const heads = ["a", "b c"].map((name): Breach => ({ ...spot, path: `rayClusters["${name}"].head.pool` }));
        const [ofA, ofB] = heads;
        const unit = (accept: unknown, rayClusters: object) => unacceptedAlong(heads, { accept, rayClusters });
        const own = { accept: ["R-SPOT-HEAD"] };
        expect(unit(undefined, {})).to.deep.equal([ofA, ofB]);
        expect(unit(["R-SPOT-HEAD"], {})).to.deep.equal([]);
        expect(unit([], { a: own })).to.deep.equal([ofB]);
        expect(unit([], { "b c": own })).to.deep.equal([ofA]);
        expect(unit([], { a: UNKNOWN, "b c": { accept: UNKNOWN } })).to.deep.equal([ofA, ofB]);
        expect(unit([], { accept: own })).to.deep.equal([ofA, ofB]);
    });

    it("may be a note", () => {
        expect(refusals(["R-FACTS-USED"])).to.deep.equal([]);
    });

    it("is refused where there is no such rule, with the one that was meant", () => {
        expect(refusals(["R-SPOT-HEAD", "r-spot-hed"])).to.deep.equal([
            'p.accept[1]: is the id of a warning, got "r-spot-hed". Did you mean "R-SPOT-HEAD"?',
        ]);
        expect(refusals(["toString"])).to.deep.equal([
            'p.accept[0]: is the id of a warning, got "toString". Give the id at the end of the warning.',
        ]);
    });

    it("is refused where the rule is an error", () => {
        expect(refusals(["R-POOL-SIZES"])).to.deep.equal([
            'p.accept[0]: an error cannot be accepted, got "R-POOL-SIZES". Remove it, and mend the inputs.',
        ]);
    });
});

describe("warnings and notes", () => {
    it("are told apart, each with the id that silences it, and without a path where there is none", () => {
        const log = { warn: (text: string) => `warning: ${text}`, info: (text: string) => `note: ${text}` };
        expect(tell([spot, quota, facts], log)).to.deep.equal([
            "warning: head.pool: the pool is Spot capacity. Name another. (accept: R-SPOT-HEAD)",
            "warning: too many groups. Remove some. (accept: R-GROUP-QUOTA)",
            "note: instanceFacts: planned by the facts given. (accept: R-FACTS-USED)",
        ]);
    });
});
