import { type Operation } from "../../operation";
import { type Companion, type CompanionWord } from "../companion";
import { CompanionWatch } from "./companion-watch";
import { type TokenPlace } from "../../token/token";
import { TokenSecrets } from "../../token/token-secrets";
import { type Site } from "../../site";

interface Wanted {
    /** Companions that must be readable. */
    readonly companions: readonly Companion[];
    /** Kinds of which there may be others. */
    readonly words: readonly CompanionWord[];
    readonly token: TokenPlace | undefined;
}

/** What belongs to a RayCluster beside its pods. */
export interface Surroundings {
    readonly companions: CompanionWatch;
    readonly secrets: TokenSecrets;
    close(): void;
}

export async function openSurroundings(operation: Operation, site: Site, wanted: Wanted): Promise<Surroundings> {
    const [companions, secrets] = await Promise.allSettled([
        CompanionWatch.open(operation, site, wanted.companions, wanted.words),
        TokenSecrets.open(operation, site, wanted.token),
    ]);
    if (companions.status === "fulfilled" && secrets.status === "fulfilled") {
        const [seen, tokens] = [companions.value, secrets.value];
        return {
            companions: seen,
            secrets: tokens,
            close: () => {
                seen.close();
                tokens.close();
            },
        };
    }
    if (companions.status === "fulfilled") companions.value.close();
    if (secrets.status === "fulfilled") secrets.value.close();
    throw companions.status === "rejected" ? companions.reason : (secrets as PromiseRejectedResult).reason;
}
