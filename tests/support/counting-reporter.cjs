// Mocha's spec output, plus the counts as JSON in the file that COUNTS_FILE names: whoever started mocha adds them up.
const { writeFileSync } = require("node:fs");
const Mocha = require("mocha");

module.exports = class CountingReporter extends Mocha.reporters.Spec {
    constructor(runner, options) {
        super(runner, options);
        runner.once("end", () => {
            const { passes, failures, pending } = runner.stats;
            if (process.env.COUNTS_FILE)
                writeFileSync(process.env.COUNTS_FILE, JSON.stringify({ passes, failures, pending }));
        });
    }
};
