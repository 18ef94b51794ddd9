import { expect } from "chai";
import { maskedError } from "../../../../provider/src/plugin/session/masked-error";
import { InitialisationFailed } from "../../../../provider/src/shared/custom-resource";
import { maskOf } from "../../../../provider/src/shared/mask";

const mask = maskOf(["hunter22"]);

describe("an error that quotes a secret", () => {
    it("says the rest", () => {
        const error = new Error('env[0].value: Invalid value: "hunter22": must be shorter');
        expect(maskedError(error, mask)).to.have.property(
            "message",
            'env[0].value: Invalid value: "[secret]": must be shorter',
        );
    });

    it("keeps what was made, when that failed to become ready", () => {
        const state = { name: "train" };
        const failed = maskedError(new InitialisationFailed("ray/train", state, ["no hunter22", "late"]), mask);
        expect(failed).to.be.instanceOf(InitialisationFailed);
        expect(failed).to.deep.include({ id: "ray/train", state, reasons: ["no [secret]", "late"] });
    });

    it("is itself when it quotes none", () => {
        const error = Object.assign(new Error("hunter221 is another"), { code: "ECONNRESET" });
        expect(maskedError(error, mask)).to.equal(error);
        expect(maskedError("hunter22", mask)).to.equal("hunter22");
    });
});
