import { Clients, type Context } from "./context";
import type { Configuration } from "./configuration";
import { changedInputs, differences } from "./difference";
import { InitFailed } from "./init-failed";
import { invokeOf } from "./invokes/invokes";
import type { Kind, Lifecycle, Live } from "./kind";
import { type Properties, UNKNOWN, without } from "./properties";
import { inputsNow } from "./recorded";
import { allTags, ownTags, tagChanges } from "./tagging";

/** A resource in the state: what was asked for and what came of it. */
export interface Recorded {
    readonly id: string;
    readonly inputs: Properties;
    readonly outputs: Properties;
}

/** Thrown when a resource exists but is not usable: what the state must keep of it. */
export class Unusable extends Error {
    readonly recorded: Recorded;

    constructor(reason: string, recorded: Recorded) {
        super(reason);
        this.name = "Unusable";
        this.recorded = recorded;
    }
}

/** What the provider does, in terms of properties; the wire is elsewhere. */
export class Operations {
    private readonly clients: Clients;

    constructor(
        private readonly configuration: Configuration,
        private readonly signal: AbortSignal,
    ) {
        this.clients = new Clients(configuration.endpoint);
    }

    /** What a preview knows: everything given, tags and region. The rest is unknown because it is absent. */
    previewCreate(kind: Kind, inputs: Properties): Properties {
        return { ...inputs, ...this.known(kind, inputs) };
    }

    previewUpdate(kind: Kind, old: Recorded, news: Properties): Properties {
        const changed = changedInputs(differences(kind, old.inputs, news));
        const unknown = (kind.unknownAfter?.(changed) ?? []).map((name) => [name, UNKNOWN] as const);
        return { ...old.outputs, ...news, ...this.known(kind, news), ...Object.fromEntries(unknown) };
    }

    async create(kind: Kind, inputs: Properties, timeoutSeconds: number): Promise<Recorded> {
        const lifecycle = await kind.load();
        const context = this.context(kind, inputs, timeoutSeconds);
        return this.kept(kind, lifecycle, inputs, context, () => lifecycle.create(inputs, context));
    }

    /**
     * Changes only what differs. Without a difference nothing is called and success is reported, also for a resource
     * that failed to be made: that is what makes a failed node group so dangerous with the real provider.
     */
    async update(kind: Kind, old: Recorded, news: Properties, timeoutSeconds: number): Promise<Recorded> {
        const changed = changedInputs(differences(kind, old.inputs, news));
        const context = this.context(kind, news, timeoutSeconds);
        const tags = tagChanges(old.outputs.tagsAll, context.tags);
        const retags = kind.tagged && (Object.keys(tags.set).length > 0 || tags.remove.length > 0);
        const { id, outputs } = old;
        if (changed.size === 0 && !retags) return { id, inputs: news, outputs };
        const lifecycle = await kind.load();
        return this.kept(kind, lifecycle, news, context, async () => {
            await lifecycle.update?.({ id, olds: old.inputs, news, outputs, changed }, context);
            if (retags) await lifecycle.retag?.(outputs, tags.set, tags.remove, context);
            return id;
        });
    }

    async read(kind: Kind, id: string, recorded: Properties): Promise<Recorded | undefined> {
        const lifecycle = await kind.load();
        const context = this.context(kind, recorded, 60);
        const live = await lifecycle.read(id, context, recorded);
        return live && this.recordedAs(kind, id, recorded, live, context);
    }

    async delete(kind: Kind, old: Recorded, timeoutSeconds: number): Promise<void> {
        const lifecycle = await kind.load();
        await lifecycle.delete(old.id, this.context(kind, old.inputs, timeoutSeconds), old.inputs);
    }

    async invoke(token: string, args: Properties): Promise<Properties> {
        const invoke = await invokeOf(token);
        return invoke(args, this.contextIn(args.region, {}, 60));
    }

    /** Does something to a resource and returns what to record of it, also when it ends unusable. */
    private async kept(
        kind: Kind,
        lifecycle: Lifecycle,
        inputs: Properties,
        context: Context,
        work: () => Promise<string>,
    ): Promise<Recorded> {
        const record = async (id: string): Promise<Recorded> => {
            const live = await lifecycle.read(id, context, inputs);
            if (live === undefined) throw new Error(`${kind.token} ${id} is gone right after it was made`);
            return this.recordedAs(kind, id, inputs, live, context);
        };
        try {
            return await record(await work());
        } catch (error) {
            if (!(error instanceof InitFailed)) throw error;
            throw new Unusable(error.message, { ...(await record(error.id)), inputs });
        }
    }

    private recordedAs(kind: Kind, id: string, recorded: Properties, live: Live, context: Context): Recorded {
        const { defaultTags } = this.configuration;
        const tags = kind.tagged ? { tags: ownTags(defaultTags, live.inputs.tags, recorded.tags) } : {};
        const inputs = inputsNow(kind, recorded, { ...live.inputs, ...tags });
        const tagsAll = kind.tagged ? { tagsAll: live.inputs.tags ?? {} } : {};
        const region = kind.global === true ? {} : { region: context.region };
        const given = without(inputs, "__defaults");
        return { id, inputs, outputs: { ...live.inputs, ...given, ...live.outputs, ...tagsAll, ...region } };
    }

    private known(kind: Kind, inputs: Properties): Properties {
        const { tags, region } = this.context(kind, inputs, 0);
        return {
            ...(kind.tagged ? { tagsAll: tags } : {}),
            ...(kind.global === true ? {} : { region }),
            __defaults: undefined,
        };
    }

    private context(kind: Kind, inputs: Properties, timeoutSeconds: number): Context {
        const tags = kind.tagged ? allTags(this.configuration.defaultTags, inputs) : {};
        return this.contextIn(inputs.region, tags, timeoutSeconds);
    }

    private contextIn(given: unknown, tags: Readonly<Record<string, string>>, timeoutSeconds: number): Context {
        const region = typeof given === "string" ? given : this.configuration.region;
        return {
            region,
            tags,
            signal: this.signal,
            timeoutSeconds,
            client: (kind) => this.clients.get(kind, region),
        };
    }
}
