import { contentHash } from "../../../shared/names";
import { containsUnknown, UNKNOWN } from "../../../shared/unknown";

/** What a summary keeps of an input; an unknown stands in for its hash. */
export const summaryHash = (content: unknown): string =>
    containsUnknown(content) ? (UNKNOWN as never) : contentHash(content);
