/** Version of the provider, its schema and its SDKs. Children are registered with it: without it Pulumi starts a second plugin. */
export const PROVIDER_VERSION = "0.1.0";
