import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The committed schema, as text: `bin/` lies beside it. */
export const readSchema = (): Promise<string> => readFile(join(__dirname, "../schema.json"), "utf8");
