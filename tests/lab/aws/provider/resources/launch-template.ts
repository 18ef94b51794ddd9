import {
    CreateLaunchTemplateCommand,
    CreateLaunchTemplateVersionCommand,
    DeleteLaunchTemplateCommand,
    DescribeLaunchTemplatesCommand,
    DescribeLaunchTemplateVersionsCommand,
    EC2Client,
    ModifyLaunchTemplateCommand,
} from "@aws-sdk/client-ec2";
import type { Context } from "../context";
import type { Change, Lifecycle } from "../kind";
import { defined, type Properties } from "../properties";
import { unlessGone } from "../waiting";
import { retagEc2, tagMap, tagSpecifications } from "./ec2-tags";
import { fromData, toData } from "./launch-template-data";

const GONE = "InvalidLaunchTemplateId.NotFound";
/** A change of nothing but these makes no new version. */
const NOT_IN_VERSION = ["tags", "defaultVersion", "updateDefaultVersion"];

export const launchTemplate: Lifecycle = {
    async create(inputs, context) {
        const request = new CreateLaunchTemplateCommand({
            LaunchTemplateName: text(inputs.name),
            VersionDescription: text(inputs.description),
            LaunchTemplateData: toData(inputs),
            TagSpecifications: tagSpecifications("launch-template", context.tags),
        });
        const { LaunchTemplate: made } = await context.client(EC2Client).send(request);
        return made?.LaunchTemplateId ?? "";
    },
    async read(id, context) {
        const ec2 = context.client(EC2Client);
        const request = new DescribeLaunchTemplatesCommand({ LaunchTemplateIds: [id] });
        const template = (await unlessGone(ec2.send(request), GONE))?.LaunchTemplates?.[0];
        if (template === undefined) return undefined;
        const latest = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: id, Versions: ["$Latest"] });
        const version = (await ec2.send(latest)).LaunchTemplateVersions?.[0];
        const data = fromData(defined(version?.LaunchTemplateData ?? {}) as object);
        const name = template.LaunchTemplateName;
        const { DefaultVersionNumber: defaultVersion, LatestVersionNumber: latestVersion } = template;
        const account = template.CreatedBy?.split(":")[4] ?? "";
        const arn = `arn:aws:ec2:${context.region}:${account}:launch-template/${id}`;
        const inputs = {
            ...data,
            name,
            description: version?.VersionDescription,
            defaultVersion,
            tags: tagMap(template.Tags),
        };
        return { inputs, outputs: { arn, latestVersion, defaultVersion } };
    },
    async update(change, context) {
        const { id, news } = change;
        const ec2 = context.client(EC2Client);
        const number = await newVersion(change, context);
        const wanted = news.updateDefaultVersion === true ? number : news.defaultVersion;
        const isOther = wanted !== undefined && wanted !== change.outputs.defaultVersion;
        if (isOther)
            await ec2.send(
                new ModifyLaunchTemplateCommand({ LaunchTemplateId: id, DefaultVersion: String(wanted as number) }),
            );
    },
    retag: (outputs, set, remove, context) => retagEc2(idOf(outputs), set, remove, context),
    async delete(id, context) {
        const request = new DeleteLaunchTemplateCommand({ LaunchTemplateId: id });
        await unlessGone(context.client(EC2Client).send(request), GONE);
    },
};

async function newVersion({ id, news, changed }: Change, context: Context): Promise<number | undefined> {
    if ([...changed].every((name) => NOT_IN_VERSION.includes(name))) return undefined;
    const request = new CreateLaunchTemplateVersionCommand({
        LaunchTemplateId: id,
        VersionDescription: text(news.description),
        LaunchTemplateData: toData(news),
    });
    const { LaunchTemplateVersion: made } = await context.client(EC2Client).send(request);
    return made?.VersionNumber;
}

function idOf(outputs: Properties): string {
    return String(outputs.arn).split("/").at(-1) ?? "";
}

function text(value: unknown): string | undefined {
    return typeof value === "string" ? value : undefined;
}
