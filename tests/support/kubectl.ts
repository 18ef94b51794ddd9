import { execFileSync } from "node:child_process";
import { stringify } from "yaml";

/** As an administrator applies them. */
export const kubectlApply = (...objects: readonly object[]): void => {
    const input = objects.map((object) => stringify(object)).join("---\n");
    execFileSync("kubectl", ["apply", "--server-side", "-f", "-"], { input, env: process.env });
};
