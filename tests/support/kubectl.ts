import { execFileSync, spawnSync } from "node:child_process";
import { stringify } from "yaml";

/** As an administrator applies them. */
export const kubectlApply = (...objects: readonly object[]): void => {
    const input = objects.map((object) => stringify(object)).join("---\n");
    execFileSync("kubectl", ["apply", "--server-side", "-f", "-"], { input, env: process.env });
};

/** Whether a user, or a ServiceAccount by its full name, may do something, as the API server's RBAC has it. */
export const mayDo = (user: string, ...what: readonly string[]): boolean =>
    spawnSync("kubectl", ["auth", "can-i", "--quiet", `--as=${user}`, ...what], { env: process.env }).status === 0;
