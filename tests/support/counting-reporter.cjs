// Mocha's spec output, plus the result as JSON in the file that COUNTS_FILE names: whoever started mocha adds them up.
const { writeFileSync } = require("node:fs");
const Mocha = require("mocha");

const LINES_OF_AN_ERROR = 12;

module.exports = class CountingReporter extends Mocha.reporters.Spec {
    constructor(runner, options) {
        super(runner, options);
        const failures = [];
        runner.on("fail", (test, error) => {
            const why = String(error?.message ?? error)
                .split("\n")
                .slice(0, LINES_OF_AN_ERROR);
            failures.push([test.fullTitle(), ...why].join("\n    "));
            // Mocha tells why at its end, and a run that is ended before that would not.
            process.stdout.write(why.map((line) => `        ${line}\n`).join(""));
        });
        // A test that did not run counts as failed: nothing may be skipped in silence.
        runner.on("pending", (test) => failures.push(`${test.fullTitle()}\n    did not run`));
        runner.once("end", () => {
            if (process.env.COUNTS_FILE)
                writeFileSync(process.env.COUNTS_FILE, JSON.stringify({ passed: runner.stats.passes, failures }));
        });
    }
};
