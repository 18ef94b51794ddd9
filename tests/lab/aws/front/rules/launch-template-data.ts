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
    const figures = figuresProblem(type, ebs);
    if (figures !== undefined) return new AwsError("InvalidParameterValue", `${figures} (${device ?? "a disk"})`);
    if (ebs.KmsKeyId !== undefined && ebs.Encrypted !== true) {
        return new AwsError(
            "InvalidParameterDependency",
            "The parameter KmsKeyId requires the parameter Encrypted to be set.",
        );
    }
    return undefined;
}

/** EBS user guide, "Amazon EBS volume types": least and most IOPS, and IOPS a GiB. */
const IOPS: Readonly<Record<string, readonly [least: number, most: number, perGiB: number]>> = {
    gp3: [3000, 80_000, 500],
    io1: [100, 64_000, 50],
    io2: [100, 256_000, 1000],
};
const IOPS_PER_MIB = 4;
const GP3_IOPS = 3000;

function figuresProblem(type: string, ebs: Ebs): string | undefined {
    return iopsProblem(type, ebs) ?? throughputProblem(ebs) ?? initializationProblem(ebs);
}

type Ebs = NonNullable<Disk["Ebs"]>;

function iopsProblem(type: string, { Iops: iops, VolumeSize: size }: Ebs): string | undefined {
    const [least = 0, most = Infinity, perGiB = Infinity] = IOPS[type] ?? [];
    if (iops === undefined)
        return type.startsWith("io") ? `The parameter iops must be specified for ${type} volumes` : undefined;
    if (iops < least || iops > most) return `iops of ${type} are ${least} to ${most}, got ${iops}`;
    return size !== undefined && iops > Math.max(least, size * perGiB)
        ? `at most ${perGiB} iops a GiB for ${type}, got ${iops} for ${size} GiB`
        : undefined;
}

const throughputProblem = ({ Throughput: throughput = 0, Iops: iops = GP3_IOPS }: Ebs): string | undefined =>
    throughput * IOPS_PER_MIB > iops
        ? `throughput ${throughput} is more than a quarter of the iops ${iops}`
        : undefined;

const initializationProblem = ({ VolumeInitializationRate: rate, SnapshotId: snapshot }: Ebs): string | undefined =>
    rate !== undefined && snapshot === undefined ? "VolumeInitializationRate needs a SnapshotId" : undefined;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const MOST_USER_DATA_BYTES = 16 * 1024;

function userDataProblem({ UserData: text }: RequestLaunchTemplateData): AwsError | undefined {
    if (text === undefined) return undefined;
    if (!BASE64.test(text)) return new AwsError("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.");
    if (Buffer.from(text, "base64").length <= MOST_USER_DATA_BYTES) return undefined;
    return new AwsError("InvalidParameterValue", "User data is limited to 16384 bytes");
}
