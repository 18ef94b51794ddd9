import { type Unknown } from "../../shared/unknown";

/** AWS tags of which single values, or all of them, may not be known yet. */
export type Tags = Readonly<Record<string, string | Unknown>> | Unknown;
