import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DeclaredInputs } from "./declared-inputs";

/** Written beside the bundle when the provider is built. */
export const DECLARED_FILE = "declared-inputs.json";

let known: DeclaredInputs | undefined;

/** What `@pulumi/aws` declares. Read when first asked for. */
export function declaredInputs(): DeclaredInputs {
    known ??= JSON.parse(
        readFileSync(join(process.env.LAB_AWS_PROVIDER ?? "", DECLARED_FILE), "utf8"),
    ) as DeclaredInputs;
    return known;
}
