import { createHash } from "node:crypto";
import { type Layer } from "./layer";

/** What a container of an image starts as. */
export interface ImageConfig {
    readonly user?: string;
    readonly folder?: string;
    readonly variables?: Readonly<Record<string, string>>;
    readonly entrypoint?: readonly string[];
    readonly command?: readonly string[];
}

/** An image as a registry hands it out. */
export interface Image {
    readonly manifest: Blob;
    readonly config: Blob;
    readonly layers: readonly Layer[];
}

export interface Blob {
    readonly digest: string;
    readonly content: Buffer;
}

const OCI = "application/vnd.oci.image";
export const MANIFEST_TYPE = `${OCI}.manifest.v1+json`;

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

export function imageOf(layers: readonly Layer[], config: ImageConfig, architecture: string): Image {
    const configBlob = blobOf({
        architecture,
        os: "linux",
        config: {
            Env: Object.entries({ PATH, ...config.variables }).map(([name, value]) => `${name}=${value}`),
            User: config.user,
            WorkingDir: config.folder,
            Entrypoint: config.entrypoint,
            Cmd: config.command,
        },
        rootfs: { type: "layers", diff_ids: layers.map(({ digest }) => digest) },
    });
    const manifest = blobOf({
        schemaVersion: 2,
        mediaType: MANIFEST_TYPE,
        config: { mediaType: `${OCI}.config.v1+json`, digest: configBlob.digest, size: configBlob.content.length },
        layers: layers.map(({ digest, size }) => ({ mediaType: `${OCI}.layer.v1.tar`, digest, size })),
    });
    return { manifest, config: configBlob, layers };
}

function blobOf(content: object): Blob {
    const bytes = Buffer.from(JSON.stringify(content));
    return { content: bytes, digest: `sha256:${createHash("sha256").update(bytes).digest("hex")}` };
}
