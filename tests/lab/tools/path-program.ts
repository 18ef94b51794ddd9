import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { type VersionQuery } from "./catalog";
import { run } from "./command";

/** The first program of this name on PATH, when it answers with exactly the wanted version. */
export async function programOnPath(name: string, query: VersionQuery): Promise<string | undefined> {
    const path = await firstOnPath(name);
    if (path === undefined) return undefined;
    // One that cannot be asked is not the one that we want: what it says instead does not matter.
    const answer = await run(path, query.args).catch(() => "");
    return answersWith(query, answer) ? path : undefined;
}

/** Whether the wanted version stands in the answer as a whole word. */
export function answersWith(query: VersionQuery, answer: string): boolean {
    return answer.split(/[\s,:"]+/).includes(query.answer);
}

async function firstOnPath(name: string): Promise<string | undefined> {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
        const path = join(folder, name);
        if (folder !== "" && (await isExecutable(path))) return path;
    }
    return undefined;
}

function isExecutable(path: string): Promise<boolean> {
    return access(path, constants.X_OK).then(
        () => true,
        () => false,
    );
}
