import { parseVersion } from "./ray-version";

/** What an image reference says of the Ray inside it. */
export interface Image {
    readonly repository: string;
    readonly tag?: string;
    readonly digest?: string;
    /** Version of Ray as the tag has it, e.g. `2.54.0` of `2.54.0-py311-gpu`; none for `latest`, `nightly` or a digest. */
    readonly rayVersion?: string;
}

const REFERENCE =
    /^(?<repository>[A-Za-z0-9][\w.-]*(?::\d+)?(?:\/[a-z0-9][\w.-]*)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>[a-z0-9]+:[0-9a-f]{32,}))?$/;

/** `undefined` when the text is not an image reference. */
export function parseImage(image: string): Image | undefined {
    const groups = REFERENCE.exec(image)?.groups;
    if (groups?.repository === undefined) return undefined;
    const { repository, tag, digest } = groups;
    return { repository, tag, digest, rayVersion: tag === undefined ? undefined : rayVersionOf(tag) };
}

/** Ray's own tags put the version first; `v2.54.0` and `ray-2.54.0-py311` are what people make of them. */
function rayVersionOf(tag: string): string | undefined {
    const version = /^(?:ray-?)?v?(?<version>\d+\.\d+\.\d+(?:\.?(?:rc|dev|post)\d+)?)(?:[-_].*)?$/.exec(tag)?.groups
        ?.version;
    return version !== undefined && parseVersion(version) !== undefined ? version : undefined;
}
