import { readFileSync } from "node:fs";

/** The last lines of a log, for an error message; says so when there is none. */
export function lastLines(path: string, count = 12): string {
    try {
        const lines = readFileSync(path, "utf8").trimEnd().split("\n").slice(-count);
        return lines.map((line) => `    ${line}`).join("\n");
    } catch {
        return "    (there is no such file)";
    }
}
