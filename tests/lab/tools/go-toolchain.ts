import { CommandError, run } from "./command";

const OLDEST_MINOR = 26;
const WAY_OUT = `Install Go 1.${OLDEST_MINOR} or newer (https://go.dev/dl) and put it on PATH.`;

/** The Go compiler of this machine, and what it builds for. */
export interface GoToolchain {
    /** E.g. `go1.26.8`. */
    readonly version: string;
    readonly os: string;
    readonly architecture: string;
}

/** What `go` runs with here: static programs for this machine, whatever the user's settings for other work say. */
export function goEnvironment(): NodeJS.ProcessEnv {
    return { ...process.env, GOOS: "", GOARCH: "", CGO_ENABLED: "0", GOWORK: "off" };
}

/** Asks Go for its version. Throws, with the way out, when it is missing or too old. */
export async function requireGo(): Promise<GoToolchain> {
    const [version = "", os = "", architecture = ""] = (await askGo()).trim().split("\n");
    if (!isRecentEnough(version)) throw new Error(`${version} is too old for the lab's tools. ${WAY_OUT}`);
    return { version, os, architecture };
}

/** Whether a version such as `go1.26.8` can build every module of the catalog. */
export function isRecentEnough(version: string): boolean {
    const minor = /^go1\.(\d+)/.exec(version)?.[1];
    return minor !== undefined && Number(minor) >= OLDEST_MINOR;
}

async function askGo(): Promise<string> {
    try {
        return await run("go", ["env", "GOVERSION", "GOOS", "GOARCH"], { environment: goEnvironment() });
    } catch (error) {
        if (error instanceof CommandError && error.notFound) {
            throw new Error(`The lab builds its tools with Go, and there is no "go" on PATH. ${WAY_OUT}`, {
                cause: error,
            });
        }
        throw error;
    }
}
