import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { kubeRaySources } from "../../provider/codegen/kuberay-manifests/module";
import { DEFAULT_KUBERAY_VERSION } from "../../provider/src/shared/versions";

/** A RayCluster among KubeRay's own samples. */
export interface KubeRaySample {
    /** Its file, without the ending. */
    readonly file: string;
    readonly object: RayClusterSample;
    /** The document as its author wrote it, without comments and empty lines. */
    readonly lines: readonly string[];
}

export interface RayClusterSample {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: { readonly name: string; readonly namespace?: string };
    readonly spec: {
        readonly workerGroupSpecs?: readonly {
            readonly groupName: string;
            readonly replicas?: number;
            readonly minReplicas?: number;
            readonly numOfHosts?: number;
        }[];
    };
}

/** Every RayCluster in `config/samples/ray-cluster*.yaml` of the KubeRay that we install. */
export async function kubeRaySamples(): Promise<KubeRaySample[]> {
    const folder = join(await kubeRaySources(DEFAULT_KUBERAY_VERSION), "config/samples");
    return readdirSync(folder)
        .filter((file) => /^ray-cluster.*\.yaml$/.test(file))
        .sort()
        .flatMap((file) => samplesIn(join(folder, file), file.replace(/\.yaml$/, "")));
}

function samplesIn(path: string, file: string): KubeRaySample[] {
    const text = readFileSync(path, "utf8");
    // Kubernetes reads YAML 1.1, where 0777 is octal.
    return parseAllDocuments(text, { version: "1.1" }).flatMap((document) => {
        const object = document.toJS() as RayClusterSample | null;
        if (object?.kind !== "RayCluster") return [];
        const [start, , end] = document.range;
        return [{ file, object, lines: contentLines(text.slice(start, end), "#") }];
    });
}

/** Lines that say something: neither empty, nor a comment, nor a separator. */
export const contentLines = (text: string, comment: string): string[] =>
    text.split("\n").filter((line) => {
        const words = line.trim();
        return words !== "" && words !== "---" && !words.startsWith(comment);
    });
