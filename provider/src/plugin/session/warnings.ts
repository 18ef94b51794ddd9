/**
 * Which warnings the user has to see. The engine asks for a diff after a refresh too, where nothing is about to happen,
 * and twice when something upstream is replaced.
 */
export class Warnings {
    private readonly checked = new Set<string>();
    private readonly said = new Set<string>();

    /** The program declares this resource: its next diff is about a coming change. */
    noteCheck(urn: string): void {
        this.checked.add(urn);
    }

    /** A refresh: the diff that follows compares with the old inputs. */
    noteRead(urn: string): void {
        this.checked.delete(urn);
    }

    /** Whether a warning out of `diff` is due. */
    isDueInDiff(urn: string, message: string): boolean {
        return this.checked.has(urn) && this.isDue(urn, message);
    }

    /** Whether a warning was not yet given. Remembers that it now is. */
    isDue(urn: string, message: string): boolean {
        const key = JSON.stringify([urn, message]);
        const due = !this.said.has(key);
        this.said.add(key);
        return due;
    }
}
