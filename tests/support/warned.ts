/** What a preview warned of, beside what it registered. */
export async function warned<T>(preview: () => Promise<T>): Promise<{ seen: T; warnings: string[] }> {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (message: string) => warnings.push(message.replace(/^warning: \[runtime\] /, ""));
    try {
        return { seen: await preview(), warnings };
    } finally {
        console.warn = warn;
    }
}
