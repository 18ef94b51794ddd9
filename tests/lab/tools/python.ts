import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheKey } from "./cache-key";
import { cacheRoot } from "./cache-root";
import { cachedFolder } from "./cached-folder";
import { CommandError, run, startLog } from "./command";
import { type Report, reportToTerminal, type Step, waitLine, withProgress } from "./progress";

const REQUIREMENTS = join(__dirname, "python", "requirements.txt");
const OLDEST_MINOR = 11;
const WAY_OUT = `Install Python 3.${OLDEST_MINOR} or newer (https://www.python.org/downloads) and put it on PATH as python3.`;
const STEP: Step = { position: 1, total: 1, name: "python", activity: "installing moto", usualSeconds: 40 };

/**
 * Path of a Python virtual environment with exactly the packages of `python/requirements.txt`: moto, and botocore
 * with its service models. Made once, kept in the cache. Throws when Python is missing or too old.
 */
export async function ensureVenv(report: Report = reportToTerminal): Promise<string> {
    const python = await requirePython();
    const requirements = await readFile(REQUIREMENTS, "utf8");
    const key = cacheKey({ files: { requirements }, settings: { python } });
    const path = join(cacheRoot(), "python", `moto-${key}`);
    return cachedFolder(path, {
        onWait: () => {
            report(waitLine(STEP));
        },
        fill: (folder) => withProgress(STEP, report, () => install(folder)),
    });
}

/** Whether a version such as `3.11.7` can run the pinned packages. */
export function isRecentEnough(version: string): boolean {
    const minor = /^3\.(\d+)\./.exec(version)?.[1];
    return minor !== undefined && Number(minor) >= OLDEST_MINOR;
}

async function requirePython(): Promise<string> {
    const [version = "", executable = ""] = (await askPython()).trim().split("\n");
    if (!isRecentEnough(version)) throw new Error(`Python ${version} is too old for the lab. ${WAY_OUT}`);
    // The environment points to this interpreter, so another one needs another environment.
    return `${version} ${executable}`;
}

async function askPython(): Promise<string> {
    const question = "import platform, sys; print(platform.python_version()); print(sys.executable)";
    try {
        return await run("python3", ["-c", question]);
    } catch (error) {
        if (error instanceof CommandError && error.notFound) {
            throw new Error(`The lab's AWS is written in Python, and there is no "python3" on PATH. ${WAY_OUT}`, {
                cause: error,
            });
        }
        throw error;
    }
}

async function install(folder: string): Promise<void> {
    const log = join(cacheRoot(), "logs", "python.log");
    await startLog(log);
    await createEnvironment(folder, log);
    const pip = ["-m", "pip", "install", "--no-deps", "--disable-pip-version-check", "--requirement", REQUIREMENTS];
    await run(join(folder, "bin", "python"), pip, { log });
}

async function createEnvironment(folder: string, log: string): Promise<void> {
    try {
        await run("python3", ["-m", "venv", folder], { log });
    } catch (error) {
        const hint = "On Debian and Ubuntu the module venv is a package of its own: apt-get install python3-venv.";
        throw new Error(`Cannot make a Python environment. ${hint} ${error instanceof Error ? error.message : ""}`, {
            cause: error,
        });
    }
}
