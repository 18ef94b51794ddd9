import { isIP } from "node:net";
import { knownMap, knownText } from "../../shared/known";
import { below, type Problem } from "../../shared/problems";
import { isDnsLabel, isDnsSubdomain, isLabelValue, isQualifiedName } from "../../ray-spec/facts/syntax";
import { type WayIn } from "../../ray-spec/rules/rule";
import { type CompanionArgs } from "./args";
import { annotationProblems, type TextTest, textProblems } from "../../ray-spec/rules/texts";
import { isUnknown } from "../../shared/unknown";

const isHost = (host: string): boolean =>
    isDnsSubdomain(host.startsWith("*.") ? host.slice(2) : host) && isIP(host) === 0;

const isPath = (path: string): boolean => path.startsWith("/") && !/\/\/|\/\.\.?(\/|$)|%2f|\s|#|\?/i.test(path);

const HOST: TextTest = [isHost, 'is a host name such as "ray.example.com", perhaps with "*." first'];
const PATH: TextTest = [isPath, 'is a path such as "/train": "/" first, no "//", "..", "?" or space'];
const NAME = (what: string): TextTest => [
    isDnsSubdomain,
    `is the name of ${what}: lower-case letters, digits, "-" and "."`,
];
const NAMESPACE: TextTest = [isDnsLabel, 'is the name of a namespace: lower-case letters, digits and "-"'];

const INGRESS: Readonly<Record<string, TextTest>> = {
    host: HOST,
    path: PATH,
    className: NAME("an IngressClass"),
    tlsSecretName: NAME("a Secret"),
};
const GATEWAY: Readonly<Record<string, TextTest>> = {
    name: NAME("a Gateway"),
    namespace: NAMESPACE,
    listener: NAME("a listener"),
    host: HOST,
    path: PATH,
};

export const routesAreRoutes = ({ ingress, gateway }: CompanionArgs, path: string): Problem[] => [
    ...textProblems(ingress, below(path, "ingress"), INGRESS),
    ...textProblems(gateway, below(path, "gateway"), GATEWAY),
    ...annotationProblems(knownMap(ingress).annotations, below(below(path, "ingress"), "annotations")),
    ...annotationProblems(knownMap(gateway).annotations, below(below(path, "gateway"), "annotations")),
];

export function peersArePeers({ networkPolicy }: CompanionArgs, path: string): Problem[] {
    const policy = knownMap(networkPolicy);
    const at = below(path, "networkPolicy");
    const unused =
        policy.allowTo !== undefined && (policy.egress === undefined || policy.egress === "all")
            ? [
                  {
                      path: below(at, "allowTo"),
                      reason: 'counts with egress: "cluster" alone; now all is allowed. Say it, or leave this out.',
                  },
              ]
            : [];
    return [
        ...textProblems(policy, at, { operatorNamespace: NAMESPACE }),
        ...["allowFrom", "allowTo"].flatMap((list) => peers(policy[list], below(at, list))),
        ...unused,
    ];
}

const peers = (list: unknown, path: string): Problem[] =>
    (Array.isArray(list) ? (list as readonly unknown[]) : []).flatMap((peer, at) =>
        peerProblems(knownMap(peer), below(path, at)),
    );

function peerProblems(peer: Readonly<Record<string, unknown>>, path: string): Problem[] {
    const both = ["namespace", "podLabels"].filter((key) => peer[key] !== undefined && peer.cidr !== undefined);
    return [
        ...textProblems(peer, path, {
            namespace: NAMESPACE,
            cidr: [isCidr, 'is a range of addresses such as "10.0.0.0/16", its first address first'],
        }),
        ...both.map((key) => ({
            path: below(path, "cidr"),
            reason: `a range of addresses excludes \`${key}\`, got both. Make two peers of them.`,
        })),
        ...Object.entries(knownMap(peer.podLabels)).flatMap(([key, value]) =>
            labelProblems(below(below(path, "podLabels"), key), key, value),
        ),
    ];
}

function labelProblems(path: string, key: string, value: unknown): Problem[] {
    const text = knownText(value) ?? "";
    if (isQualifiedName(key) && isLabelValue(text)) return [];
    const reason = `key and value of a label are at most 63 letters, digits, "-", "_" or ".", got "${key}" and "${text}". Correct them.`;
    return [{ path, reason }];
}

/** As Kubernetes reads it: no leading zeros, no bits set behind the mask. */
function isCidr(text: string): boolean {
    const [address = "", length = "", ...more] = text.split("/");
    const family = isIP(address);
    if (more.length > 0 || family === 0 || address.includes("%") || !/^(0|[1-9]\d{0,2})$/.test(length)) return false;
    return Number(length) <= (family === 4 ? 32 : 128) && hasNoHostBits(address, Number(length), family);
}

function hasNoHostBits(address: string, length: number, family: number): boolean {
    if (family === 6) return true;
    const bits = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
    return bits % 2 ** (32 - length) === 0;
}

export function ingressHasTls({ ingress }: CompanionArgs, path: string): Problem[] {
    if (ingress === undefined || isUnknown(ingress)) return [];
    const { tlsSecretName, annotations } = knownMap(ingress);
    const elsewhere = Object.keys(knownMap(annotations)).some((key) => /cert|ssl|tls|listen-ports/.test(key));
    if (tlsSecretName !== undefined || elsewhere || isUnknown(annotations)) return [];
    return [
        {
            path: below(path, "ingress"),
            reason: "has no TLS: tokens travel in the clear, unless something before it ends TLS. Give `tlsSecretName`.",
        },
    ];
}

/** What lets others in from outside. */
export const waysIn = ({ ingress, gateway }: CompanionArgs, path: string): WayIn[] => [
    ...(ingress === undefined ? [] : [{ path: below(path, "ingress"), what: "an Ingress" }]),
    ...(gateway === undefined ? [] : [{ path: below(path, "gateway"), what: "a Gateway" }]),
];
