/** What a preview without an engine said, beside what it came to. */
export interface Remarked<T> {
    readonly seen: T;
    readonly warnings: readonly string[];
    readonly notes: readonly string[];
}

/** Without an engine `pulumi.log` writes to the console. */
export async function remarked<T>(preview: () => Promise<T>): Promise<Remarked<T>> {
    const { warn, log } = console;
    const warnings: string[] = [];
    const notes: string[] = [];
    console.warn = (message: string) => warnings.push(message.replace(/^warning: \[runtime\] /, ""));
    console.log = (message: string) => notes.push(message.replace(/^info: \[runtime\] /, ""));
    try {
        return { seen: await preview(), warnings, notes };
    } finally {
        Object.assign(console, { warn, log });
    }
}
