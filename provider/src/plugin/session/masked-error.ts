import { InitialisationFailed } from "../../shared/custom-resource";
import type { Mask } from "../../shared/mask";

/** The error without the secrets that it quotes: the API server repeats what it refuses. */
export function maskedError(error: unknown, mask: Mask): unknown {
    if (error instanceof InitialisationFailed) {
        const [first, ...rest] = error.reasons;
        return new InitialisationFailed(error.id, error.state, [mask(first), ...rest.map(mask)]);
    }
    if (!(error instanceof Error) || mask(error.message) === error.message) return error;
    return new Error(mask(error.message));
}
