import { isIP } from "node:net";
import { knownMap, knownText } from "../../shared/known";
import { below, type Problem } from "../../shared/problems";
import { isDnsLabel, isDnsSubdomain, isLabelValue, isQualifiedName } from "../facts/syntax";
import { type Rule } from "./rule";

type Test = readonly [holds: (text: string) => boolean, rule: string];

const isHost = (host: string): boolean =>
    isDnsSubdomain(host.startsWith("*.") ? host.slice(2) : host) && isIP(host) === 0;

/** A host name of a Service must start with a letter. */
const isServiceName = (name: string): boolean => isDnsLabel(name) && /^[a-z]/.test(name);

const isPath = (path: string): boolean => path.startsWith("/") && !/\/\/|\/\.\.?(\/|$)|%2f|\s|#|\?/i.test(path);

const HOST: Test = [isHost, 'is a host name such as "ray.example.com", perhaps with "*." first'];
const PATH: Test = [isPath, 'is a path such as "/train": "/" first, no "//", "..", "?" or space'];
const NAME = (what: string): Test => [
    isDnsSubdomain,
    `is the name of ${what}: lower-case letters, digits, "-" and "."`,
];
const NAMESPACE: Test = [isDnsLabel, 'is the name of a namespace: lower-case letters, digits and "-"'];

const INGRESS: Readonly<Record<string, Test>> = {
    host: HOST,
    path: PATH,
    className: NAME("an IngressClass"),
    tlsSecretName: NAME("a Secret"),
};
const GATEWAY: Readonly<Record<string, Test>> = {
    name: NAME("a Gateway"),
    namespace: NAMESPACE,
    listener: NAME("a listener"),
    host: HOST,
    path: PATH,
};

export const routesAreRoutes: Rule = ({ ingress, gateway }, { path }) => [
    ...texts(ingress, below(path, "ingress"), INGRESS),
    ...texts(gateway, below(path, "gateway"), GATEWAY),
    ...annotations(knownMap(ingress).annotations, below(below(path, "ingress"), "annotations")),
    ...annotations(knownMap(gateway).annotations, below(below(path, "gateway"), "annotations")),
];

const texts = (given: unknown, path: string, tests: Readonly<Record<string, Test>>): Problem[] =>
    Object.entries(tests).flatMap(([key, [holds, rule]]) => {
        const text = knownText(knownMap(given)[key]);
        if (text === undefined || holds(text)) return [];
        return [{ path: below(path, key), reason: `${rule}, got "${text}". Correct it.` }];
    });

const annotations = (given: unknown, path: string): Problem[] =>
    Object.keys(knownMap(given))
        .filter((key) => !isQualifiedName(key.toLowerCase()))
        .map((key) => ({
            path: below(path, key),
            reason: `the key of an annotation is a name, perhaps after a domain and "/", got "${key}". Rename it.`,
        }));

export const peersArePeers: Rule = ({ networkPolicy }, { path }) => {
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
        ...texts(policy, at, { operatorNamespace: NAMESPACE }),
        ...["allowFrom", "allowTo"].flatMap((list) => peers(policy[list], below(at, list))),
        ...unused,
    ];
};

const peers = (list: unknown, path: string): Problem[] =>
    (Array.isArray(list) ? (list as readonly unknown[]) : []).flatMap((peer, at) =>
        peerProblems(knownMap(peer), below(path, at)),
    );

function peerProblems(peer: Readonly<Record<string, unknown>>, path: string): Problem[] {
    const both = ["namespace", "podLabels"].filter((key) => peer[key] !== undefined && peer.cidr !== undefined);
    return [
        ...texts(peer, path, {
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

/** Fields of the head's Service. */
export const serviceIsNamed: Rule = ({ head }, { path }) => {
    const service = knownMap(knownMap(head).service);
    const at = below(below(path, "head"), "service");
    return [
        ...texts(service, at, {
            name: [
                isServiceName,
                'is the name of a Service: at most 63 lower-case letters, digits and "-", a letter first',
            ],
        }),
        ...annotations(service.annotations, below(at, "annotations")),
    ];
};
