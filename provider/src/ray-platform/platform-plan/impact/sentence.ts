/** One statement about an edit. */
export interface Sentence {
    readonly text: string;
    /** Whether it is a warning: some pod notices. Else it is a note, that none does. */
    readonly disrupts: boolean;
}

export const disrupts = (text: string): Sentence => ({ text, disrupts: true });
export const inPlace = (text: string): Sentence => ({ text, disrupts: false });
