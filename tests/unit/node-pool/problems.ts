import { type NodePoolArgs } from "../../../provider/src/node-pool/args/node-pool";
import { checkNodePool } from "../../../provider/src/node-pool/checks";
import { pool } from "./fixtures";

/** What is wrong with the pool of the fixtures when it differs so, path and message. */
export const problems = (differs: Partial<NodePoolArgs>, name = "cpu"): string[] =>
    checkNodePool(pool(differs), { name, path: "p" }).map(({ path, reason }) => `${path}: ${reason}`);
