/** A kubelet waits 10 s, 20 s and so on up to 5 minutes; the lab keeps the shape, and the patience of its users. */
const SECONDS = [0, 1, 2, 5, 10];
const FORGOTTEN_AFTER_SECONDS = 60;

/** How long to wait before a program that died is started again. */
export function restartDelaySeconds(deathsInARow: number): number {
    return SECONDS[Math.min(Math.max(0, deathsInARow - 1), SECONDS.length - 1)] ?? 0;
}

/** A program that ran for long starts again at once when it dies. */
export const isForgotten = (ranForSeconds: number): boolean => ranForSeconds >= FORGOTTEN_AFTER_SECONDS;
