import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import { AwsError } from "../aws-error";

/** EC2's documented rules about a launch template that its model does not have. */
export function templateProblem(data: RequestLaunchTemplateData): AwsError | undefined {
    const onInterfaces = (data.NetworkInterfaces ?? []).some(({ Groups = [] }) => Groups.length > 0);
    if (onInterfaces && (data.SecurityGroupIds ?? data.SecurityGroups ?? []).length > 0) {
        const message =
            "The parameter security groups may not be specified in both the template and its network interfaces.";
        return new AwsError("InvalidParameterCombination", message);
    }
    if (data.InstanceType !== undefined && data.InstanceRequirements !== undefined) {
        return new AwsError("InvalidParameterCombination", "InstanceType and InstanceRequirements exclude each other.");
    }
    return (
        (data.BlockDeviceMappings ?? []).map(diskProblem).find((problem) => problem !== undefined) ??
        userDataProblem(data)
    );
}

type Disk = NonNullable<RequestLaunchTemplateData["BlockDeviceMappings"]>[number];

const TYPES_WITH_IOPS = ["io1", "io2", "gp3"];

function diskProblem({ DeviceName: device, Ebs: ebs }: Disk): AwsError | undefined {
    if (ebs === undefined) return undefined;
    const type = ebs.VolumeType ?? "gp2";
    if (ebs.Throughput !== undefined && type !== "gp3") {
        return new AwsError(
            "InvalidParameterCombination",
            `Throughput is for gp3 only; ${device ?? "a disk"} is ${type}.`,
        );
    }
    if (ebs.Iops !== undefined && !TYPES_WITH_IOPS.includes(type)) {
        return new AwsError("InvalidParameterCombination", `The parameter iops is not supported for ${type} volumes.`);
    }
    if (ebs.KmsKeyId !== undefined && ebs.Encrypted !== true) {
        return new AwsError(
            "InvalidParameterDependency",
            "The parameter KmsKeyId requires the parameter Encrypted to be set.",
        );
    }
    return undefined;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const MOST_USER_DATA_BYTES = 16 * 1024;

function userDataProblem({ UserData: text }: RequestLaunchTemplateData): AwsError | undefined {
    if (text === undefined) return undefined;
    if (!BASE64.test(text)) return new AwsError("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.");
    if (Buffer.from(text, "base64").length <= MOST_USER_DATA_BYTES) return undefined;
    return new AwsError("InvalidParameterValue", "User data is limited to 16384 bytes");
}
