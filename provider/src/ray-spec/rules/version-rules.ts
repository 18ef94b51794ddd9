import { below, type Problem } from "../../shared/problems";
import { isUnknown } from "../../shared/unknown";
import { knownText } from "../../shared/known";
import { parseImage } from "../facts/image";
import {
    FIRST_RAY_WITH_KUBERNETES_TOKENS,
    FIRST_RAY_WITH_TOKENS,
    isOlder,
    parseVersion,
    RAY_VULNERABILITIES,
    type Version,
} from "../facts/ray-version";
import { type PodInput } from "../facts/pod-inputs";
import { type RayImage, templateImages } from "./ray-images";
import { type Rule, type WarningContext } from "./rule";
import { type SpecArgs } from "../args/args";
import { FIRST_OPERATOR_WITH_AUTHENTICATION, effectiveRayVersion, usesTokens } from "../facts/effective-version";

export const imageIsAReference: Rule = (settings, { path, pods }) => {
    const text = knownText(settings.image);
    const images = text === undefined ? [] : [{ path: below(path, "image"), text }];
    return [...images, ...templateImages(pods)].flatMap((image) =>
        parseImage(image.text) !== undefined
            ? []
            : [
                  {
                      path: image.path,
                      reason: `an image is a reference such as "rayproject/ray:2.54.0-py311", got "${image.text}". Give repository and tag.`,
                  },
              ],
    );
};

export const rayVersionIsAVersion: Rule = ({ rayVersion }, { path }) => {
    const text = knownText(rayVersion);
    if (text === undefined || parseVersion(text) !== undefined) return [];
    return [
        {
            path: below(path, "rayVersion"),
            reason: `a version of Ray looks like "2.54.0", got "${text}". Give the version inside the image.`,
        },
    ];
};

/** KubeRay looks at `rayVersion` alone: it would call the ports of an older image protected. */
export const rayVersionAgreesWithImage: Rule = (settings, at) => [
    ...agreesWithImage(settings, at),
    ...agreesWithTemplates(settings, at),
];

const agreesWithImage: Rule = (settings, { path }) => {
    const image = knownText(settings.image);
    const parsed = image === undefined ? undefined : parseImage(image);
    if (parsed === undefined || isUnknown(settings.rayVersion)) return [];
    const at = below(path, "rayVersion");
    const said = knownText(settings.rayVersion);
    if (said === undefined) {
        if (settings.rayVersion !== undefined || parsed.rayVersion !== undefined || !usesTokens(settings)) return [];
        const seen = parsed.tag === undefined ? "no tag" : `the tag "${parsed.tag}"`;
        const reason = `the version of Ray cannot be read from image "${image}", which has ${seen}, and authentication needs it. Say it here, e.g. "2.54.0", or pick a tag that starts with it.`;
        return [{ path: at, reason }];
    }
    if (parsed.rayVersion === undefined || sameVersion(said, parsed.rayVersion)) return [];
    const reason = `must agree with the image: the tag of "${image}" says Ray ${parsed.rayVersion}, got "${said}". Leave it out, or pick the image of that version.`;
    return [{ path: at, reason }];
};

/** All pods of a cluster run one Ray: a `podTemplate` may bring another build of it, not another version. */
const agreesWithTemplates: Rule = (settings, { pods }) => {
    const version = effectiveRayVersion(settings);
    return otherVersions(version, pods).flatMap(({ path, text, rayVersion }) => {
        if (version === undefined) return [];
        const reason = `all pods run the same Ray, ${version} by \`rayVersion\` or \`image\`; the tag of "${text}" says ${rayVersion}. Pick an image of that version, or change \`image\` for all.`;
        return [{ path, reason }];
    });
};

/** Images of a `podTemplate` whose Ray is not known to be the one that `rayVersion` or `image` says. */
function otherVersions(
    version: string | undefined,
    pods: readonly PodInput[],
): (RayImage & { readonly rayVersion: string })[] {
    return templateImages(pods).flatMap((image) => {
        const rayVersion = parseImage(image.text)?.rayVersion;
        if (rayVersion === undefined || (version !== undefined && sameVersion(version, rayVersion))) return [];
        return [{ ...image, rayVersion }];
    });
}

function sameVersion(a: string, b: string): boolean {
    const [left, right] = [parseVersion(a), parseVersion(b)];
    return left === undefined || right === undefined || left.every((part, at) => part === right[at]);
}

export const rayKnowsTokens: Rule = (settings, { path, pods }) => {
    if (!usesTokens(settings)) return [];
    const rayVersion = effectiveRayVersion(settings);
    const places = [{ path: below(path, "authentication"), rayVersion }, ...otherVersions(rayVersion, pods)];
    return places.flatMap(({ path: at, rayVersion: there }) => {
        const version = parsed(there);
        const { what, ray } = needsOf(settings);
        if (version === undefined || !isOlder(version, ray)) return [];
        const reason = `${what} needs Ray ${short(ray)} or newer, got ${version.join(".")}. Use a newer image, or say authentication: ${instead(settings)}`;
        return [{ path: at, reason }];
    });
};

export const operatorKnowsTokens: Rule = (settings, { path, operatorVersion }) => {
    const version = usesTokens(settings) ? parsed(knownText(operatorVersion)) : undefined;
    const { what, operator } = needsOf(settings);
    if (version === undefined || !isOlder(version, operator)) return [];
    const reason = `${what} needs KubeRay ${short(operator)} or newer, got ${version.join(".")}. Use a newer operator, or say authentication: ${instead(settings)}`;
    return [{ path: below(path, "authentication"), reason }];
};

/** What each kind of authentication needs. */
export const AUTHENTICATION_NEEDS = {
    token: {
        what: "token authentication, the default,",
        ray: FIRST_RAY_WITH_TOKENS,
        operator: FIRST_OPERATOR_WITH_AUTHENTICATION,
    },
    kubernetes: {
        what: "authentication with Kubernetes' tokens",
        ray: FIRST_RAY_WITH_KUBERNETES_TOKENS,
        operator: [1, 6, 0],
    },
} as const satisfies Record<string, { what: string; ray: Version; operator: Version }>;

const needsOf = ({ authentication }: SpecArgs): (typeof AUTHENTICATION_NEEDS)[keyof typeof AUTHENTICATION_NEEDS] =>
    AUTHENTICATION_NEEDS[authentication === "kubernetes" ? "kubernetes" : "token"];

const short = (version: Version): string => version.slice(0, 2).join(".");

const instead = ({ authentication }: SpecArgs): string =>
    authentication === "kubernetes" ? '"token".' : '"disabled", which leaves dashboard, job and client ports open.';

const parsed = (version: string | undefined): Version | undefined =>
    version === undefined ? undefined : parseVersion(version);

/** Legal but unwise: an old Ray that the user has asked for in so many words. */
export function vulnerabilities(settings: SpecArgs, { path, pods }: WarningContext): Problem[] {
    const rayVersion = effectiveRayVersion(settings);
    const image = { path: below(path, "image"), rayVersion };
    return [image, ...otherVersions(rayVersion, pods)].flatMap((it) => holesOf(it.rayVersion, it.path));
}

function holesOf(rayVersion: string | undefined, path: string): Problem[] {
    const version = parsed(rayVersion);
    const open = version === undefined ? [] : RAY_VULNERABILITIES.filter(({ fixed }) => isOlder(version, fixed));
    if (version === undefined || open.length === 0) return [];
    const list = open.map(({ id, what, fixed }) => `${id} (${what}; fixed in ${fixed.join(".")})`).join(", ");
    const reason = `Ray ${version.join(".")} has known holes: ${list}. Use an image of Ray 2.54.0 or newer.`;
    return [{ path, reason }];
}
