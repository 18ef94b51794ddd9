import { join, resolve } from "node:path";

/** The repository. */
export const ROOT = resolve(__dirname, "../..");

export const PROVIDER = join(ROOT, "provider");

/** What the build makes; never committed. */
export const BIN = join(PROVIDER, "bin");

export const SDK = join(ROOT, "sdk");

export const SCHEMA = join(PROVIDER, "schema.json");

export const INSTANCE_TYPES = join(PROVIDER, "src/instance-catalog/instance-types.gen.ts");

export const RAY_CLUSTER_SCHEMA = join(PROVIDER, "src/ray-spec/admit/ray-cluster-types.gen.ts");

export const COMPATIBILITY_PAGE = join(ROOT, "docs/compatibility.md");

export const EDITS_PAGE = join(ROOT, "docs/edits.md");

export const RULES_PAGE = join(ROOT, "docs/rules.md");
