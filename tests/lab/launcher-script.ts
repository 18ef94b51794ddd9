import { writeFileSync } from "node:fs";
import { quoted } from "./environment";

/** A shell script that becomes another program, for places where a link would not do. */
export function writeLauncher(path: string, command: readonly string[], variables: Record<string, string> = {}): void {
    const exports = Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}\n`);
    writeFileSync(path, `#!/bin/sh\n${exports.join("")}exec ${command.map(quoted).join(" ")} "$@"\n`, { mode: 0o755 });
}
