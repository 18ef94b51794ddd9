import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import sums from "./sums.json";

const MODULE = "github.com/ray-project/kuberay/ray-operator";
const PINNED: Readonly<Record<string, string>> = sums;

interface Download {
    readonly Dir: string;
    readonly Sum: string;
    readonly Error?: string;
}

/** Folder with the sources of KubeRay's operator at this version, after comparing their hash with the pinned one. */
export async function kubeRaySources(version: string): Promise<string> {
    const { Dir, Sum } = await download(version);
    const pinned = PINNED[version];
    if (pinned !== Sum)
        throw new Error(
            `${MODULE} v${version} has the hash ${Sum}, but sums.json pins ${pinned ?? "none"}. ` +
                "For a version that you are adding, pin it; otherwise do not build from this source.",
        );
    return Dir;
}

async function download(version: string): Promise<Download> {
    // Outside of any Go module, and whatever the user's settings for other work are.
    const at = { cwd: tmpdir(), env: { ...process.env, GOWORK: "off", GOFLAGS: "" }, maxBuffer: 1 << 20 };
    try {
        const { stdout } = await promisify(execFile)("go", ["mod", "download", "-json", `${MODULE}@v${version}`], at);
        return JSON.parse(stdout) as Download;
    } catch (error) {
        throw new Error(`cannot fetch ${MODULE} v${version}: ${reasonOf(error)}`, { cause: error });
    }
}

function reasonOf(error: unknown): string {
    const { code, stdout, message } = error as { code?: unknown; stdout?: string; message: string };
    if (code === "ENOENT") return 'there is no "go" on PATH. Install Go (https://go.dev/dl).';
    // With -json, Go says what is wrong in its answer and nothing elsewhere.
    const answer = stdout?.startsWith("{") === true ? (JSON.parse(stdout) as Partial<Download>).Error : undefined;
    return answer ?? message;
}
