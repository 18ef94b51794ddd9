import { KubeConfig } from "@kubernetes/client-node";
import { expect } from "chai";
import { eksKubeconfig, regionOf } from "../../../provider/src/ray-platform/kubeconfig";

const ADDRESS = {
    name: "prod",
    endpoint: "https://0A1B.gr7.us-west-2.eks.amazonaws.com",
    certificateAuthority: "Q0E=",
    region: "us-west-2",
};

describe("the kubeconfig of an EKS cluster", () => {
    it("is read by Kubernetes' own client, and leads to the cluster", () => {
        const config = new KubeConfig();
        config.loadFromString(eksKubeconfig(ADDRESS));
        expect(config.getCurrentCluster()).to.include({ server: ADDRESS.endpoint, caData: "Q0E=" });
    });

    it("holds no credentials: whoever uses it asks AWS as himself", () => {
        const { user } = (JSON.parse(eksKubeconfig(ADDRESS)) as { users: [{ user: Record<string, unknown> }] })
            .users[0];
        expect(Object.keys(user)).to.deep.equal(["exec"]);
        expect(user.exec).to.deep.include({
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: ["--region", "us-west-2", "eks", "get-token", "--cluster-name", "prod", "--output", "json"],
        });
    });

    it("names no region when none is known", () => {
        expect(eksKubeconfig({ ...ADDRESS, region: undefined })).to.not.include("--region");
    });

    it("is the same text every time", () => {
        expect(eksKubeconfig({ ...ADDRESS })).to.equal(eksKubeconfig(ADDRESS));
    });
});

describe("the region of an API server's address", () => {
    const ADDRESSES: readonly [endpoint: string, region: string | undefined][] = [
        ["https://0A1B.gr7.us-west-2.eks.amazonaws.com", "us-west-2"],
        ["https://0A1B.sk1.eu-central-1.eks.amazonaws.com/", "eu-central-1"],
        ["https://0A1B.gr7.cn-north-1.eks.amazonaws.com.cn", "cn-north-1"],
        ["https://127.0.0.1:6443", undefined],
        ["https://eks.example.com", undefined],
    ];
    for (const [endpoint, region] of ADDRESSES) {
        it(`is ${region ?? "not known"} for ${endpoint}`, () => {
            expect(regionOf(endpoint)).to.equal(region);
        });
    }
});
