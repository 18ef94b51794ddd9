/** Settings of an AWS SDK client in the lab. */
export interface SdkConfig {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** How the lab's own clients reach its AWS. The credentials are any text: the lab checks no signature. */
export function sdkConfig(endpoint: string, region: string): SdkConfig {
    // The SDK warns on Node 20 that it will need Node 22 in 2027; that is nothing the lab's user can act on.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
    return { endpoint, region, credentials: { accessKeyId: "lab", secretAccessKey: "lab" } };
}
