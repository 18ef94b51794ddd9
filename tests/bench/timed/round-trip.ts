import { readFileSync } from "node:fs";

/** Prints the milliseconds that the first JSON round trip takes, of what is in the file that is named. */
const [, , file = ""] = process.argv;
const input: unknown = JSON.parse(readFileSync(file, "utf8"));

const began = performance.now();
const output: unknown = JSON.parse(JSON.stringify(input));
const milliseconds = performance.now() - began;

if (output === undefined) throw new Error("there was nothing to write");
console.log(milliseconds);
