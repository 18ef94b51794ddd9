import { type SdkConfig, sdkConfig } from "../sdk-config";

/** What an operation needs to reach AWS. */
export interface Context {
    readonly region: string;
    /** All tags the resource is to carry, the provider's default tags included. */
    readonly tags: Readonly<Record<string, string>>;
    /** Ends when the engine cancels. */
    readonly signal: AbortSignal;
    /** How long to wait for a resource at most. */
    readonly timeoutSeconds: number;
    /** One client per service and region. */
    client<Client>(kind: ClientClass<Client>): Client;
}

export type ClientClass<Client> = new (config: SdkConfig) => Client;

/** Makes clients once per class and region: moto keeps its data by the region of the signature. */
export class Clients {
    private readonly made = new Map<ClientClass<unknown>, Map<string, unknown>>();

    constructor(private readonly endpoint: string) {}

    get<Client>(kind: ClientClass<Client>, region: string): Client {
        const byRegion = this.made.get(kind) ?? new Map<string, unknown>();
        this.made.set(kind, byRegion);
        const client = (byRegion.get(region) as Client | undefined) ?? new kind(sdkConfig(this.endpoint, region));
        byRegion.set(region, client);
        return client;
    }
}
