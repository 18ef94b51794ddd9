import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";

export interface LaunchTemplateVersionRecord {
    readonly number: number;
    readonly description: string | undefined;
    readonly createdAt: Date;
    /** As the request carried it. */
    readonly data: RequestLaunchTemplateData;
}

export interface LaunchTemplateRecord {
    readonly id: string;
    readonly name: string;
    readonly createdAt: Date;
    defaultVersion: number;
    readonly versions: LaunchTemplateVersionRecord[];
    readonly tags: Map<string, string>;
}

/** The version that `$Latest`, `$Default`, a number or nothing (the default) means. */
export function findVersion(
    template: LaunchTemplateRecord,
    version: string | undefined,
): LaunchTemplateVersionRecord | undefined {
    if (version === "$Latest") return template.versions.at(-1);
    const number = version === undefined || version === "$Default" ? template.defaultVersion : Number(version);
    return template.versions.find((candidate) => candidate.number === number);
}

/** A template by id or by name. */
export function findTemplate(
    templates: ReadonlyMap<string, LaunchTemplateRecord>,
    id: string | undefined,
    name: string | undefined,
): LaunchTemplateRecord | undefined {
    return id === undefined ? [...templates.values()].find((one) => one.name === name) : templates.get(id);
}
