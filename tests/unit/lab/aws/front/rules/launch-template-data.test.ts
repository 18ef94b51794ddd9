import { expect } from "chai";
import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import { templateProblem } from "../../../../../lab/aws/front/rules/launch-template-data";

const disk = (Ebs: object) => ({ BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs }] });

describe("EC2's rules about a launch template", () => {
    it("allow an encrypted gp3 disk and user data", () => {
        const data = {
            ...disk({ VolumeType: "gp3", Encrypted: true, KmsKeyId: "k", Throughput: 200 }),
            UserData: "YQ==",
        };
        expect(templateProblem(data)).to.equal(undefined);
    });

    const rows: [string, RequestLaunchTemplateData, string][] = [
        [
            "security groups on both levels",
            { SecurityGroupIds: ["a"], NetworkInterfaces: [{ Groups: ["b"] }] },
            "InvalidParameterCombination",
        ],
        [
            "a type and requirements",
            { InstanceType: "m5.large", InstanceRequirements: {} as never },
            "InvalidParameterCombination",
        ],
        ["throughput of gp2", disk({ VolumeType: "gp2", Throughput: 200 }), "InvalidParameterCombination"],
        ["IOPS of st1", disk({ VolumeType: "st1", Iops: 200 }), "InvalidParameterCombination"],
        ["io2 without IOPS", disk({ VolumeType: "io2" }), "InvalidParameterValue"],
        ["more IOPS than there are", disk({ VolumeType: "gp3", Iops: 90_000 }), "InvalidParameterValue"],
        [
            "more IOPS than the size allows",
            disk({ VolumeType: "gp3", Iops: 9000, VolumeSize: 10 }),
            "InvalidParameterValue",
        ],
        ["more throughput than the IOPS carry", disk({ VolumeType: "gp3", Throughput: 800 }), "InvalidParameterValue"],
        ["a pace without a snapshot", disk({ VolumeInitializationRate: 200 }), "InvalidParameterValue"],
        ["a key without encryption", disk({ VolumeType: "gp3", KmsKeyId: "k" }), "InvalidParameterDependency"],
        ["user data that is not base64", { UserData: "#!/bin/sh" }, "InvalidUserData.Malformed"],
        [
            "user data over 16 KiB",
            { UserData: Buffer.alloc(16 * 1024 + 1).toString("base64") },
            "InvalidParameterValue",
        ],
    ];
    for (const [what, data, code] of rows) {
        it(`refuse ${what}`, () => {
            expect(templateProblem(data)?.code).to.equal(code);
        });
    }
});
