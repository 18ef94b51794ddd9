import { arch } from "node:os";
import { SANDBOX_IMAGE } from "../containerd-config";
import { type Image, type ImageConfig, imageOf } from "./image";
import { debianFolder, layersIn, packageFolder, programFolder, rayFolder, type Workshop } from "./layers";

export interface Programs {
    /** The operator's, by version. */
    readonly rayOperators: Readonly<Record<string, string>>;
    readonly pause: string;
}

interface Recipe {
    /** Images of one key are the same. */
    readonly key: string;
    readonly layers: (workshop: Workshop, programs: Programs) => Promise<readonly string[]>;
    readonly config: ImageConfig;
}

const RAY = /(?:^|\/)ray(?:-ml)?$/;
const VERSION = /^(\d+\.\d+\.\d+)(?:[.-]|$)/;

/** Images that the lab can make, by what programs call them. Everything else is not found, as in any registry. */
export class Shelf {
    private readonly made = new Map<string, Promise<Image>>();

    constructor(
        private readonly workshop: Workshop,
        private readonly programs: Programs,
    ) {}

    /** `undefined` when there is no such image. Made when somebody first asks, which takes a minute for another Ray. */
    find(repository: string, tag: string): Promise<Image> | undefined {
        const recipe = recipeOf(repository, tag, Object.keys(this.programs.rayOperators));
        if (recipe === undefined) return undefined;
        const made = this.made.get(recipe.key) ?? this.make(recipe);
        this.made.set(recipe.key, made);
        made.catch(() => this.made.delete(recipe.key));
        return made;
    }

    private async make({ layers, config }: Recipe): Promise<Image> {
        const folders = await layers(this.workshop, this.programs);
        return imageOf(await layersIn(folders), config, arch() === "x64" ? "amd64" : arch());
    }
}

/** Without the registry: the lab stands in for all of them. Python is Debian's 3.11, whatever the tag of a Ray says. */
export function recipeOf(repository: string, tag: string, operators: readonly string[]): Recipe | undefined {
    const version = VERSION.exec(tag.replace(/^v/, ""))?.[1];
    if (`lab.local/${repository}:${tag}` === SANDBOX_IMAGE) return pause;
    if (version !== undefined && repository.endsWith("kuberay/operator"))
        return operators.includes(version) ? operator(version) : undefined;
    if (RAY.test(repository)) return version === undefined ? undefined : ray(version);
    if (repository.endsWith("/redis")) return redis;
    if (repository.endsWith("/debian")) return debian;
    return undefined;
}

const pause: Recipe = {
    key: "pause",
    layers: async (workshop, { pause: binary }) => [await programFolder(workshop, binary, "/pause")],
    config: { user: "65535", entrypoint: ["/pause"] },
};

const operator = (version: string): Recipe => ({
    key: `operator ${version}`,
    layers: async (workshop, { rayOperators }) => [
        await programFolder(workshop, rayOperators[version] ?? "", "/manager"),
    ],
    config: { user: "65532", folder: "/", entrypoint: ["/manager"] },
});

/** Debian's, whatever the tag says. */
const redis: Recipe = {
    key: "redis",
    layers: async (workshop) => [await debianFolder(workshop), await packageFolder(workshop, "redis-server")],
    config: { user: "999", folder: "/tmp", command: ["redis-server", "--bind", "*", "--protected-mode", "no"] },
};

const debian: Recipe = {
    key: "debian",
    layers: async (workshop) => [await debianFolder(workshop)],
    config: { command: ["/bin/bash"] },
};

const ray = (version: string): Recipe => ({
    key: `ray ${version}`,
    layers: async (workshop) => [await debianFolder(workshop), await rayFolder(workshop, version)],
    config: { user: "1000", folder: "/home/ray", variables: { HOME: "/home/ray" }, command: ["/bin/bash"] },
});
