import { isUnknown } from "../../shared/unknown";
import { knownText } from "../../shared/known";
import { parseImage } from "./image";
import { isOlder, parseVersion, type Version } from "./ray-version";
import { type SpecArgs } from "../args/args";

export const FIRST_OPERATOR_WITH_AUTHENTICATION: Version = [1, 5, 0];

/** Version of Ray as said, else as the tag has it; `undefined` when neither is known. */
export function effectiveRayVersion({ rayVersion, image }: SpecArgs): string | undefined {
    if (isUnknown(rayVersion)) return undefined;
    const said = knownText(rayVersion);
    if (said !== undefined) return said;
    const text = knownText(image);
    return text === undefined ? undefined : parseImage(text)?.rayVersion;
}

export const operatorWritesAuthentication = (operatorVersion: string): boolean => {
    const version = parseVersion(operatorVersion);
    return version === undefined || !isOlder(version, FIRST_OPERATOR_WITH_AUTHENTICATION);
};

export const usesTokens = ({ authentication }: SpecArgs): boolean =>
    authentication === undefined || authentication === "token" || authentication === "kubernetes";
