import type {
    CreateLaunchTemplateRequest,
    CreateLaunchTemplateVersionRequest,
    DeleteLaunchTemplateRequest,
    DescribeLaunchTemplatesRequest,
    DescribeLaunchTemplateVersionsRequest,
    LaunchTemplate,
    LaunchTemplateVersion,
    ModifyLaunchTemplateRequest,
} from "@aws-sdk/client-ec2";
import { ACCOUNT, type Handlers, type World } from "../world";
import { AwsError } from "../aws-error";
import { hexId } from "../ids";
import {
    findTemplate,
    findVersion,
    type LaunchTemplateRecord,
    type LaunchTemplateVersionRecord,
} from "./launch-template-record";
import { templateProblem } from "../rules/launch-template-data";
import { tagList, tagsFor } from "./tags";

/** Launch templates are the lab's own: moto leaks their tags into the data, and hides tags that are added later. */
export const launchTemplates: Handlers = {
    async CreateLaunchTemplate(input: CreateLaunchTemplateRequest, world: World) {
        const name = input.LaunchTemplateName ?? "";
        if (findTemplate(world.templates, undefined, name) !== undefined) {
            const code = "InvalidLaunchTemplateName.AlreadyExistsException";
            throw new AwsError(code, `Launch template name already in use.`);
        }
        const data = input.LaunchTemplateData ?? {};
        await refuseBadData(data, world);
        const createdAt = new Date();
        const first = { number: 1, description: input.VersionDescription, createdAt, data };
        const tags = tagsFor(input.TagSpecifications, "launch-template");
        const template = { id: hexId("lt"), name, createdAt, defaultVersion: 1, versions: [first], tags };
        world.templates.set(template.id, template);
        return { LaunchTemplate: summary(template) };
    },
    async CreateLaunchTemplateVersion(input: CreateLaunchTemplateVersionRequest, world: World) {
        const template = existing(world, input.LaunchTemplateId, input.LaunchTemplateName);
        const source = input.SourceVersion === undefined ? undefined : findVersion(template, input.SourceVersion);
        const data = { ...source?.data, ...input.LaunchTemplateData };
        await refuseBadData(data, world);
        const number = (template.versions.at(-1)?.number ?? 0) + 1;
        const version = { number, description: input.VersionDescription, createdAt: new Date(), data };
        template.versions.push(version);
        return { LaunchTemplateVersion: versionSummary(template, version) };
    },
    ModifyLaunchTemplate(input: ModifyLaunchTemplateRequest, world: World) {
        const template = existing(world, input.LaunchTemplateId, input.LaunchTemplateName);
        template.defaultVersion = versionOf(template, input.DefaultVersion).number;
        return { LaunchTemplate: summary(template) };
    },
    DeleteLaunchTemplate(input: DeleteLaunchTemplateRequest, world: World) {
        const template = existing(world, input.LaunchTemplateId, input.LaunchTemplateName);
        world.templates.delete(template.id);
        return { LaunchTemplate: summary(template) };
    },
    DescribeLaunchTemplates(input: DescribeLaunchTemplatesRequest, world: World) {
        const { LaunchTemplateIds: ids = [], LaunchTemplateNames: names = [], Filters: filters = [] } = input;
        const unknownFilter = filters.find(({ Name }) => Name !== "launch-template-name");
        if (unknownFilter)
            throw new AwsError("InvalidParameterValue", `the lab does not filter by ${unknownFilter.Name ?? ""}`);
        const wanted = [...names, ...filters.flatMap(({ Values = [] }) => Values)];
        const named = [
            ...ids.map((id) => existing(world, id)),
            ...names.map((name) => existing(world, undefined, name)),
        ];
        const all = [...world.templates.values()].filter(({ name }) => filters.length === 0 || wanted.includes(name));
        const found = ids.length + names.length > 0 ? named : all;
        return { LaunchTemplates: found.map(summary) };
    },
    DescribeLaunchTemplateVersions(input: DescribeLaunchTemplateVersionsRequest, world: World) {
        const template = existing(world, input.LaunchTemplateId, input.LaunchTemplateName);
        const versions = input.Versions?.map((version) => versionOf(template, version)) ?? template.versions;
        return { LaunchTemplateVersions: versions.map((version) => versionSummary(template, version)) };
    },
};

async function refuseBadData(data: LaunchTemplateVersionRecord["data"], world: World): Promise<void> {
    const problem = templateProblem(data);
    if (problem !== undefined) throw problem;
    if (data.InstanceType !== undefined && (await world.lookups.instanceType(data.InstanceType)) === undefined) {
        throw new AwsError("InvalidInstanceType", `The instance type '${data.InstanceType}' does not exist`);
    }
}

function existing(world: World, id: string | undefined, name?: string): LaunchTemplateRecord {
    const template = findTemplate(world.templates, id, name);
    if (template !== undefined) return template;
    const code = id === undefined ? "InvalidLaunchTemplateName.NotFoundException" : "InvalidLaunchTemplateId.NotFound";
    throw new AwsError(code, `The specified launch template, with template ${id ?? name ?? ""}, does not exist.`);
}

function versionOf(template: LaunchTemplateRecord, version: string | undefined): LaunchTemplateVersionRecord {
    const found = findVersion(template, version);
    if (found !== undefined) return found;
    const message = `Could not find launch template version ${version ?? ""} of ${template.id}.`;
    throw new AwsError("InvalidLaunchTemplateId.VersionNotFound", message);
}

function summary(template: LaunchTemplateRecord): LaunchTemplate {
    return {
        LaunchTemplateId: template.id,
        LaunchTemplateName: template.name,
        CreateTime: template.createdAt,
        CreatedBy: `arn:aws:iam::${ACCOUNT}:root`,
        DefaultVersionNumber: template.defaultVersion,
        LatestVersionNumber: template.versions.at(-1)?.number ?? 0,
        Tags: tagList(template.tags),
    };
}

function versionSummary(template: LaunchTemplateRecord, version: LaunchTemplateVersionRecord): LaunchTemplateVersion {
    return {
        LaunchTemplateId: template.id,
        LaunchTemplateName: template.name,
        VersionNumber: version.number,
        VersionDescription: version.description,
        CreateTime: version.createdAt,
        CreatedBy: `arn:aws:iam::${ACCOUNT}:root`,
        DefaultVersion: version.number === template.defaultVersion,
        // What was asked for is what is answered: the two types differ in nothing that the lab has.
        LaunchTemplateData: version.data,
    };
}
