import { expect } from "chai";
import fc from "fast-check";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { type Volume } from "../../../../provider/src/ray-spec/args/volume";
import { claimName } from "../../../../provider/src/ray-object/companions/names";
import { planCompanions } from "../../../../provider/src/ray-object/companions/plan";
import { planRayCluster } from "../../../../provider/src/ray-cluster/plan/ray-cluster";
import { cluster, URN } from "../../ray-cluster/support";

const plan = (differs: Partial<RayClusterArgs> = {}) => planCompanions(cluster(differs));
const only = (word: string, differs: Partial<RayClusterArgs> = {}) =>
    plan(differs).find((companion) => companion.word === word)?.object;
const { head } = cluster();
const efs: Volume = { mountPath: "/data", efs: { fileSystemId: "fs-1" } };

describe("the companions of a RayCluster", () => {
    it("are a NetworkPolicy and a PodDisruptionBudget of the head unless something else is said", () => {
        expect(plan().map(({ word }) => word)).to.deep.equal(["networkPolicy", "disruptionBudget"]);
        const none = plan({ networkPolicy: { enabled: false }, head: { ...head, disruptionProtection: false } });
        expect(none).to.deep.equal([]);
    });

    it("carry whose they are, and are in its namespace", () => {
        for (const { object } of plan({ ingress: {}, gateway: { name: "g" } })) {
            expect(object.metadata.namespace).to.equal("ray");
            expect(object.metadata.labels).to.deep.equal({
                "app.kubernetes.io/managed-by": "pulumi-kuberay",
                "ray.io/cluster": "train",
            });
        }
    });

    it("keep the head from eviction while it is ready, and not its node for ever when it is not", () => {
        expect(only("disruptionBudget")?.spec).to.deep.equal({
            minAvailable: 1,
            selector: { matchLabels: { "ray.io/cluster": "train", "ray.io/node-type": "head" } },
            unhealthyPodEvictionPolicy: "AlwaysAllow",
        });
    });

    it("lead host and path to the head's Service, by the name and port that it is given", () => {
        const service = { name: "own", type: "ClusterIP" } as const;
        const reach = { ...head, service, ports: { dashboard: 9000 } };
        const spec = only("ingress", { head: reach, ingress: { host: "ray.example.com", tlsSecretName: "tls" } })?.spec;
        expect(spec).to.deep.equal({
            tls: [{ hosts: ["ray.example.com"], secretName: "tls" }],
            rules: [
                {
                    host: "ray.example.com",
                    http: {
                        paths: [
                            {
                                path: "/",
                                pathType: "Prefix",
                                backend: { service: { name: "own", port: { number: 9000 } } },
                            },
                        ],
                    },
                },
            ],
        });
        const route = only("gateway", { gateway: { name: "public", namespace: "infra", listener: "https" } })?.spec;
        expect(route?.parentRefs).to.deep.equal([{ name: "public", namespace: "infra", sectionName: "https" }]);
    });
});

describe("the annotations of an Ingress", () => {
    const TARGET = "alb.ingress.kubernetes.io/target-type";
    const SCHEME = { "alb.ingress.kubernetes.io/scheme": "internal" };
    const of = (ingress: RayClusterArgs["ingress"]) => only("ingress", { ingress })?.metadata.annotations;

    it("lead the AWS Load Balancer Controller to the head's pod, which has no port on a node", () => {
        expect(of({ className: "alb" })).to.deep.equal({ [TARGET]: "ip" });
        expect(of({ className: "alb", annotations: SCHEME })).to.deep.equal({ [TARGET]: "ip", ...SCHEME });
    });

    it("are the user's own where they say otherwise, and with every other class", () => {
        expect(of({ className: "alb", annotations: { [TARGET]: "instance" } })).to.deep.equal({ [TARGET]: "instance" });
        expect(of({ className: "nginx", annotations: SCHEME })).to.deep.equal(SCHEME);
        expect(of({ className: "nginx" })).to.equal(undefined);
    });
});

describe("the NetworkPolicy of a RayCluster", () => {
    const ingress = (differs: Partial<RayClusterArgs>) =>
        (only("networkPolicy", differs)?.spec.ingress ?? []) as object[];
    const last = (differs: Partial<RayClusterArgs>) => ingress(differs).at(-1);

    it("takes the operator's pods of any namespace when none is given", () => {
        expect(ingress({})[1]).to.deep.equal({
            from: [
                {
                    podSelector: { matchLabels: { "app.kubernetes.io/component": "kuberay-operator" } },
                    namespaceSelector: {},
                },
            ],
        });
    });

    const PEERS = [
        { title: "every pod of its own namespace", peer: {}, from: { podSelector: {} } },
        {
            title: "some pods of its own namespace",
            peer: { podLabels: { app: "a" } },
            from: { podSelector: { matchLabels: { app: "a" } } },
        },
        {
            title: "every pod of another namespace",
            peer: { namespace: "n" },
            from: { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "n" } } },
        },
        {
            title: "some pods of another namespace",
            peer: { namespace: "n", podLabels: { app: "a" } },
            from: {
                podSelector: { matchLabels: { app: "a" } },
                namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "n" } },
            },
        },
        { title: "a range of addresses", peer: { cidr: "10.0.0.0/8" }, from: { ipBlock: { cidr: "10.0.0.0/8" } } },
    ];
    for (const { title, peer, from } of PEERS) {
        it(`admits ${title}, to every port or to those named`, () => {
            expect(last({ networkPolicy: { allowFrom: [peer] } })).to.deep.equal({ from: [from] });
            expect(last({ networkPolicy: { allowFrom: [{ ...peer, ports: [80] }] } })).to.deep.equal({
                from: [from],
                ports: [{ protocol: "TCP", port: 80 }],
            });
        });
    }

    const OPEN: { title: string; differs: Partial<RayClusterArgs>; ports: number[] }[] = [
        { title: "an Ingress", differs: { ingress: {} }, ports: [8265] },
        {
            title: "a Gateway",
            differs: { gateway: { name: "g" }, head: { ports: { dashboard: 9000 } } },
            ports: [9000],
        },
        {
            title: "a public Service",
            differs: { head: { service: { type: "LoadBalancer" } } },
            ports: [6379, 8000, 8080, 8265, 10001],
        },
        {
            title: "a public Service of given ports",
            differs: { head: { ports: { dashboard: 8265 }, service: { type: "NodePort", ports: { extra: 9999 } } } },
            ports: [8080, 8265, 9999],
        },
    ];
    for (const { title, differs, ports } of OPEN) {
        it(`leaves open what ${title} exposes`, () => {
            expect(last(differs)).to.deep.equal({ ports: ports.map((port) => ({ protocol: "TCP", port })) });
        });
    }

    it("says nothing of where pods may connect to unless asked", () => {
        const spec = only("networkPolicy")?.spec;
        expect(spec?.policyTypes).to.deep.equal(["Ingress"]);
        expect(spec).to.not.have.property("egress");
    });

    it("lets the head reach its Redis with `egress: cluster`", () => {
        const ports = (redisAddress: string) =>
            (
                only("networkPolicy", { networkPolicy: { egress: "cluster" }, gcsFaultTolerance: { redisAddress } })
                    ?.spec.egress as { ports?: { port: number }[]; to?: unknown }[]
            )
                .filter(({ to }) => to === undefined)
                .flatMap((rule) => (rule.ports ?? []).map(({ port }) => port));
        expect(ports("rediss://redis.example.com:6380")).to.include(6380);
        expect(ports("redis")).to.include(6379);
        expect(ports("a:7000,b:7001")).to.include.members([7000, 7001]);
    });

    it("never opens the internet with `egress: cluster`", () => {
        const egress = only("networkPolicy", { networkPolicy: { egress: "cluster" } })?.spec.egress;
        expect(JSON.stringify(egress)).to.not.match(/0\.0\.0\.0\/0|::\/0"/);
        expect(egress).to.have.lengthOf(3);
    });
});

describe("the file systems of a RayCluster", () => {
    it("are one volume and one claim, however many groups mount them", () => {
        const companions = plan({ podDefaults: { volumes: { data: efs } } });
        expect(companions.map(({ word }) => word).slice(2)).to.deep.equal(["persistentVolume", "claim"]);
        const claim = claimName("train", "data", efs);
        expect(companions[2]?.object.metadata.name).to.equal(`ray-${claim}`);
        expect(companions[2]?.object.metadata).to.not.have.property("namespace");
        expect(companions[3]?.object.spec).to.deep.include({ volumeName: `ray-${claim}`, storageClassName: "" });
    });

    it("are the claims that the planned pods name", () => {
        const args = cluster({ podDefaults: { volumes: { data: efs } } });
        const pods = JSON.stringify(planRayCluster(args, URN).spec);
        expect(pods).to.include(`"claimName":"${claimName("train", "data", efs)}"`);
    });

    it("are two when head and workers mean different ones under the same name", () => {
        const other: Volume = { efs: { fileSystemId: "fs-2" } };
        const companions = plan({
            podDefaults: { volumes: { data: efs } },
            head: { ...head, volumes: { data: other } },
        });
        expect(companions.filter(({ word }) => word === "claim")).to.have.lengthOf(2);
    });

    it("are named anew when their source changes, and only then", () => {
        fc.assert(
            fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.boolean(), (a, b, readOnly) => {
                const name = (fileSystemId: string, more: Partial<Volume> = {}) =>
                    claimName("train", "data", { efs: { fileSystemId }, ...more });
                expect(name(a) === name(b)).to.equal(a === b);
                expect(name(a, { readOnly, mountPath: b })).to.equal(name(a));
            }),
        );
    });

    const SOURCES: { title: string; volume: Volume; csi: object; mountOptions?: string[] }[] = [
        {
            title: "EFS with an access point",
            volume: { efs: { fileSystemId: "fs-1", accessPointId: "fsap-1" } },
            csi: { driver: "efs.csi.aws.com", volumeHandle: "fs-1::fsap-1" },
        },
        {
            title: "FSx for Lustre",
            volume: { fsxLustre: { fileSystemId: "fs-1", dnsName: "d", mountName: "m" } },
            csi: {
                driver: "fsx.csi.aws.com",
                volumeHandle: "fs-1",
                volumeAttributes: { dnsname: "d", mountname: "m" },
            },
            mountOptions: ["flock"],
        },
        {
            title: "S3, readable by the user of Ray's images unless another is given",
            volume: { s3: { bucketName: "b", prefix: "p/", mountOptions: ["uid=7", "allow-delete"] } },
            csi: { driver: "s3.csi.aws.com", volumeAttributes: { bucketName: "b" } },
            mountOptions: ["allow-other", "gid=100", "uid=7", "allow-delete", "prefix p/"],
        },
    ];
    for (const { title, volume, csi, mountOptions } of SOURCES) {
        it(`lead to ${title}`, () => {
            const spec = only("persistentVolume", { podDefaults: { volumes: { data: volume } } })?.spec;
            expect(spec?.csi).to.deep.include(csi);
            expect(spec?.mountOptions).to.deep.equal(mountOptions);
            expect(spec?.persistentVolumeReclaimPolicy).to.equal("Retain");
        });
    }
});
