import { isNotFound, KubernetesError } from "../../cluster-access/errors";
import { kindOf, type KubernetesObject } from "../../cluster-access/objects";
import { BY_NAME, type View, type Watch } from "../../cluster-access/watch";
import { nextChange, type Operation } from "../operation";
import { CLUSTER_LABEL } from "../pods/pod";
import { foreignSecretText, isInUse, ownerOf, type TokenPlace } from "./token";
import { type Site } from "../site";

interface Secret extends KubernetesObject {
    readonly data?: Readonly<Record<string, string>>;
}

/** The RayCluster, as far as it tells whose a token is. */
interface LiveCluster extends KubernetesObject {
    readonly spec?: object;
}

const SECRET = kindOf<Secret>("v1", "Secret", "secrets");
const TOKEN_KEY = "auth_token";
/** Kubernetes removes what a deleted RayCluster owned within a second or two. */
const LEFT_OVER_MS = 30_000;
/** The operator makes the Secret before the pods; the watch may be a moment late. */
const TOKEN_MS = 5_000;

/** The Secrets with tokens, over watches that all clusters of a namespace share. */
export class TokenSecrets {
    private constructor(
        private readonly operation: Operation,
        private readonly site: Site,
        private readonly place: TokenPlace | undefined,
        /** All Secrets of the namespace, without what is in them; `undefined` where they may not be listed. */
        private readonly names: Watch<KubernetesObject> | undefined,
        /** Those that KubeRay has made. */
        private readonly tokens: Watch<Secret> | undefined,
    ) {}

    static async open(operation: Operation, site: Site, place: TokenPlace | undefined): Promise<TokenSecrets> {
        if (place === undefined || place.given) return new TokenSecrets(operation, site, place, undefined, undefined);
        const { connection } = operation;
        const target = { kind: SECRET, namespace: site.namespace };
        const [names, tokens] = await Promise.all([
            readable(connection.watch<KubernetesObject>({ ...target, metadataOnly: true, view: BY_NAME })),
            readable(connection.watch<Secret>({ ...target, labelSelector: CLUSTER_LABEL, view: TOKENS })),
        ]);
        return new TokenSecrets(operation, site, place, names, tokens);
    }

    /** Throws when the token would be somebody else's. */
    async refuseForeign(live: LiveCluster | undefined): Promise<void> {
        const { operation, site, place } = this;
        if (place === undefined || place.given) return;
        const until = Math.min(Date.now() + LEFT_OVER_MS, operation.deadline);
        for (;;) {
            const owner = ownerOf(await this.secretOfThatName(), live);
            if (owner === "none" || owner === "ours") return;
            if (owner === "foreign" || Date.now() >= until) {
                if (!isInUse(live)) throw new Error(foreignSecretText(site));
                operation.at.log.warn(foreignSecretText(site));
                return;
            }
            operation.say("waiting until the token of a RayCluster of that name, which is gone, is removed");
            await nextChange(this.names === undefined ? [] : [this.names], 1_000, operation.at.signal);
        }
    }

    /** The token, if there is one to be read; waits a moment for it when asked to. */
    async token(patient: boolean): Promise<string | undefined> {
        const { operation, place } = this;
        if (place === undefined) return undefined;
        if (place.given || this.tokens === undefined) return tokenIn(await this.read(place.secret));
        const until = Math.min(Date.now() + (patient ? TOKEN_MS : 0), operation.deadline);
        for (;;) {
            const token = tokenIn(this.tokens.get(place.secret)[0]);
            if (token !== undefined) return token;
            // One that KubeRay has found instead of made does not carry its label.
            if (Date.now() >= until) return tokenIn(await this.read(place.secret));
            await nextChange([this.tokens], until - Date.now(), operation.at.signal);
        }
    }

    close(): void {
        this.names?.release();
        this.tokens?.release();
    }

    private async secretOfThatName(): Promise<KubernetesObject | undefined> {
        return this.names === undefined ? this.read(this.site.name) : this.names.get(this.site.name)[0];
    }

    private async read(name: string): Promise<Secret | undefined> {
        const { connection, patience } = this.operation;
        return connection.get(SECRET, this.site.namespace, name, patience).catch(ignoreForbidden);
    }
}

const tokenIn = (secret: Secret | undefined): string | undefined => {
    const encoded = secret?.data?.[TOKEN_KEY];
    return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8");
};

/** Of hundreds of Secrets only the tokens are kept. */
function slim({ apiVersion, kind, metadata, data }: Secret): Secret {
    const { name, namespace, uid } = metadata;
    const token = data?.[TOKEN_KEY];
    return {
        apiVersion,
        kind,
        metadata: { name, namespace, uid },
        data: token === undefined ? {} : { [TOKEN_KEY]: token },
    };
}

const TOKENS: View<Secret> = { ...BY_NAME, keep: slim };

/** `undefined` for a watch that is refused: not everybody may read Secrets. */
async function readable<T extends KubernetesObject>(watch: Watch<T>): Promise<Watch<T> | undefined> {
    try {
        await watch.ready;
        return watch;
    } catch (error) {
        watch.release();
        ignoreForbidden(error);
        return undefined;
    }
}

function ignoreForbidden(error: unknown): undefined {
    if (isNotFound(error) || (error instanceof KubernetesError && error.status === 403)) return undefined;
    throw error;
}
