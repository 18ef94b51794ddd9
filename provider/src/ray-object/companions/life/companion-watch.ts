import { isUnknownKind, messageOf } from "../../../cluster-access/errors";
import { BY_NAME, type Watch } from "../../../cluster-access/watch";
import { nextChange, type Operation } from "../../operation";
import { CLUSTER_LABEL } from "../../pods/pod";
import { COMPANION_KINDS, type Companion, type CompanionWord } from "../companion";
import { foreignText, isCompanionOf, type LiveCompanion, PLACE, type SeenCompanion, WAY_OUT } from "./seen";
import { type Site } from "../../site";

type Watches = ReadonlyMap<CompanionWord, Watch<LiveCompanion>>;

/** The companions of one cluster as they are, over watches that all clusters of a namespace share. */
export class CompanionWatch {
    private constructor(
        readonly site: Site,
        private readonly operation: Operation,
        private readonly watches: Watches,
    ) {}

    /** `needed` must be readable; of what else there may be, only what may be read is looked at. */
    static async open(
        operation: Operation,
        site: Site,
        needed: readonly Companion[],
        others: readonly CompanionWord[],
    ): Promise<CompanionWatch> {
        const wanted = new Set(needed.map(({ word }) => word));
        const watches = new Map(
            [...new Set([...wanted, ...others])].map((word) => [word, watchOf(operation, site, word)]),
        );
        const seen = new CompanionWatch(site, operation, watches);
        const refused = await Promise.all(
            [...watches].map(async ([word, watch]) => {
                const error: unknown = await watch.ready.then(
                    () => undefined,
                    (reason: unknown) => reason,
                );
                if (error === undefined) return [];
                watch.release();
                watches.delete(word);
                return wanted.has(word) ? [unreadable(word, error)] : [];
            }),
        );
        const [first] = refused.flat();
        if (first === undefined) return seen;
        seen.close();
        throw first;
    }

    /** Whether objects of that kind could be read. */
    sees(word: CompanionWord): boolean {
        return this.watches.has(word);
    }

    get(word: CompanionWord, name: string): SeenCompanion | undefined {
        const object = this.watches.get(word)?.get(name)[0];
        return object === undefined ? undefined : { word, object };
    }

    ours(): SeenCompanion[] {
        const all = [...this.watches].flatMap(([word, watch]) => watch.all().map((object) => ({ word, object })));
        return all.filter((seen) => isCompanionOf(seen, this.site));
    }

    /** Throws when somebody else has an object of a name that we need. */
    async refuseForeign(planned: readonly Companion[]): Promise<void> {
        const there = await Promise.all(planned.map((wanted) => this.lookUp(wanted)));
        const foreign = there.filter((seen) => seen !== undefined).filter((seen) => !isCompanionOf(seen, this.site));
        if (foreign.length > 0) throw new Error(foreign.map((seen) => foreignText(seen, this.site)).join(" "));
    }

    /** Until one of them changes; a look now and then even when nothing is heard. */
    next(ms: number): Promise<void> {
        return nextChange([...this.watches.values()], ms, this.operation.at.signal);
    }

    close(): void {
        for (const watch of this.watches.values()) watch.release();
    }

    private async lookUp({ word, object: { metadata } }: Companion): Promise<SeenCompanion | undefined> {
        const seen = this.get(word, metadata.name);
        if (seen !== undefined || word !== "persistentVolume") return seen;
        // Of volumes, which all namespaces share, only those with Ray's label are watched.
        const { connection, patience } = this.operation;
        const object = await connection.get<LiveCompanion>(COMPANION_KINDS[word], undefined, metadata.name, patience);
        return object === undefined ? undefined : { word, object };
    }
}

const watchOf = (operation: Operation, { namespace }: Site, word: CompanionWord): Watch<LiveCompanion> =>
    operation.connection.watch<LiveCompanion>({
        kind: COMPANION_KINDS[word],
        namespace: word === "persistentVolume" ? undefined : namespace,
        ...(word === "persistentVolume" && { labelSelector: CLUSTER_LABEL }),
        view: BY_NAME,
    });

function unreadable(word: CompanionWord, error: unknown): Error {
    const text = isUnknownKind(error) ? unknownKind(word) : `${messageOf(error)}. Allow it, or ${WAY_OUT[word]}.`;
    return new Error(`${PLACE[word]}: ${text}`, { cause: error });
}

/** In place of the API server's own words for a kind that it does not serve, which are "404 page not found". */
const unknownKind = (word: CompanionWord): string =>
    `the Kubernetes cluster knows no ${COMPANION_KINDS[word].kind}: ${word === "gateway" ? "install the CRDs of the Gateway API, or use `ingress`" : WAY_OUT[word]}.`;
