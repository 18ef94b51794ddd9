import { expect } from "chai";
import { changedSettings, DEFAULT_SETTINGS } from "../../../../lab/aws/front/settings";

describe("the settings of the lab's AWS", () => {
    it("change by name", () => {
        expect(changedSettings(DEFAULT_SETTINGS, { latencyMs: 5 })).to.deep.equal({
            ...DEFAULT_SETTINGS,
            latencyMs: 5,
        });
    });

    it("refuse unknown names and values that are no durations", () => {
        expect(() => changedSettings(DEFAULT_SETTINGS, { latency: 5 })).to.throw('no setting "latency"');
        expect(() => changedSettings(DEFAULT_SETTINGS, { latencyMs: -1 })).to.throw("0 or more");
    });
});
