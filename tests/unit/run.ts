/**
 * `npm run test:unit [-- <words>]`: all unit tests, or those with the words in the path of their file, else in their
 * title. What follows from the first hyphen on is for mocha.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { selection } from "./selection";

const given = process.argv.slice(2);
const words = given.slice(
    0,
    given.concat("-").findIndex((argument) => argument.startsWith("-")),
);
const paths = readdirSync(__dirname, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts"))
    .sort();
const chosen = selection(words, paths).map((argument) =>
    paths.includes(argument) ? join(__dirname, argument) : argument,
);
if (words.length > 0 && chosen[0] === "--grep")
    console.log(`No path below tests/unit has "${words.join(" ")}": the tests whose title has it.`);
// Words that nothing has are a mistake, and no success.
const args = [require.resolve("mocha/bin/mocha.js"), "--fail-zero", ...given.slice(words.length), ...chosen];
process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
