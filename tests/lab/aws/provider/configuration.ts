import { isRecord, type Properties } from "./properties";

/** What the provider was configured with, by `aws.Provider`, stack configuration or environment. */
export interface Configuration {
    readonly region: string;
    readonly endpoint: string;
    readonly defaultTags: Readonly<Record<string, string>>;
}

/** Reads the configuration. Throws without a region, and without an endpoint: this provider must never meet the real AWS. */
export function readConfiguration(args: Properties, environment: NodeJS.ProcessEnv): Configuration {
    const region = text(args.region) ?? environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
    if (!region)
        throw new Error("Missing region configuration: set AWS_REGION or `pulumi config set aws:region us-west-2`");
    const endpoint = configuredEndpoint(args.endpoints) ?? environment.AWS_ENDPOINT_URL;
    if (!endpoint) throw new Error("the lab's aws provider needs AWS_ENDPOINT_URL: it speaks to the lab's AWS only");
    const tags = parsed(args.defaultTags);
    const defaultTags = isRecord(tags) && isRecord(tags.tags) ? (tags.tags as Record<string, string>) : {};
    return { region, endpoint, defaultTags };
}

/** The lab's AWS has one address, so the first endpoint given is the one. */
function configuredEndpoint(endpoints: unknown): string | undefined {
    const list = parsed(endpoints);
    const first: unknown = Array.isArray(list) ? list[0] : undefined;
    return isRecord(first)
        ? Object.values(first)
              .map(text)
              .find((url) => url !== undefined)
        : undefined;
}

function text(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}

/** Objects come as JSON in a string. */
function parsed(value: unknown): unknown {
    return typeof value === "string" && value !== "" ? JSON.parse(value) : value;
}
