import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import { isRecord, type Properties } from "../properties";

/** Inputs of a launch template that are not part of its data. */
const NOT_DATA = [
    "name",
    "namePrefix",
    "description",
    "tags",
    "region",
    "defaultVersion",
    "updateDefaultVersion",
    "__defaults",
];

/** Names that are not just EC2's with a small first letter, as provider -> EC2. */
const NAMES: Readonly<Record<string, string>> = {
    vpcSecurityGroupIds: "SecurityGroupIds",
    securityGroupNames: "SecurityGroups",
    "networkInterfaces.securityGroups": "Groups",
    "networkInterfaces.ipv4AddressCount": "SecondaryPrivateIpAddressCount",
    "networkInterfaces.ipv6AddressCount": "Ipv6AddressCount",
};

/** Booleans that the provider's inputs write as text. */
const BOOLEANS_AS_TEXT = [
    "ebsOptimized",
    "blockDeviceMappings.ebs.encrypted",
    "blockDeviceMappings.ebs.deleteOnTermination",
    "networkInterfaces.associatePublicIpAddress",
    "networkInterfaces.associateCarrierIpAddress",
    "networkInterfaces.deleteOnTermination",
    "networkInterfaces.primaryIpv6",
];

/** Launch template inputs as EC2 takes them. */
export function toData(inputs: Properties): RequestLaunchTemplateData {
    const data = Object.fromEntries(Object.entries(inputs).filter(([name]) => !NOT_DATA.includes(name)));
    return toEc2(data, "") as RequestLaunchTemplateData;
}

/** EC2's data as launch template inputs. */
export function fromData(data: object): Properties {
    return fromEc2(data, "") as Properties;
}

function toEc2(value: unknown, path: string): unknown {
    if (Array.isArray(value)) return value.map((item) => toEc2(item, path));
    if (path === "tagSpecifications.tags" && isRecord(value)) {
        return Object.entries(value).map(([Key, Value]) => ({ Key, Value }));
    }
    if (isRecord(value)) {
        const entries = Object.entries(value).map(([name, inner]) => {
            const at = join(path, name);
            return [NAMES[at] ?? capitalised(name), toEc2(inner, at)] as const;
        });
        return Object.fromEntries(entries);
    }
    return BOOLEANS_AS_TEXT.includes(path) && value !== "" ? value === "true" : value;
}

function fromEc2(value: unknown, path: string): unknown {
    if (path === "tagSpecifications.tags" && Array.isArray(value)) {
        return Object.fromEntries((value as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]));
    }
    if (Array.isArray(value)) return value.map((item) => fromEc2(item, path));
    if (isRecord(value)) {
        const entries = Object.entries(value).map(([name, inner]) => {
            const own = ownName(name, path);
            return [own, fromEc2(inner, join(path, own))] as const;
        });
        return Object.fromEntries(entries);
    }
    return BOOLEANS_AS_TEXT.includes(path) ? String(value) : value;
}

function ownName(name: string, path: string): string {
    const renamed = Object.entries(NAMES).find(
        ([at, ec2]) => ec2 === name && at.slice(0, Math.max(at.lastIndexOf("."), 0)) === path,
    );
    return renamed?.[0].split(".").at(-1) ?? name.charAt(0).toLowerCase() + name.slice(1);
}

function capitalised(name: string): string {
    return name.charAt(0).toUpperCase() + name.slice(1);
}

function join(path: string, name: string): string {
    return path === "" ? name : `${path}.${name}`;
}
