import { expect } from "chai";
import { fromData, toData } from "../../../../../lab/aws/provider/resources/launch-template-data";

const INPUTS = {
    imageId: "ami-1",
    ebsOptimized: "true",
    vpcSecurityGroupIds: ["sg-1"],
    metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [
        { deviceName: "/dev/xvda", ebs: { encrypted: "true", volumeSize: 100, deleteOnTermination: "false" } },
    ],
    networkInterfaces: [{ deviceIndex: 0, securityGroups: ["sg-2"], interfaceType: "efa" }],
    tagSpecifications: [{ resourceType: "instance", tags: { a: "b" } }],
};

describe("launch template inputs and EC2's data", () => {
    it("differ in case, a few names, booleans and tags", () => {
        expect(toData({ ...INPUTS, name: "n", tags: { x: "y" }, __defaults: [] })).to.deep.equal({
            ImageId: "ami-1",
            EbsOptimized: true,
            SecurityGroupIds: ["sg-1"],
            MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 1 },
            BlockDeviceMappings: [
                { DeviceName: "/dev/xvda", Ebs: { Encrypted: true, VolumeSize: 100, DeleteOnTermination: false } },
            ],
            NetworkInterfaces: [{ DeviceIndex: 0, Groups: ["sg-2"], InterfaceType: "efa" }],
            TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "a", Value: "b" }] }],
        });
    });

    it("lead back to each other", () => {
        expect(fromData(toData(INPUTS))).to.deep.equal(INPUTS);
    });
});
