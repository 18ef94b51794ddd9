/** Where to find and how to ask a program of this kind that the user has installed already. */
export interface VersionQuery {
    /** Arguments that make it print its version. */
    readonly args: readonly string[];
    /** Text that its answer contains, as a whole word, only when it is exactly the version that we build. */
    readonly answer: string;
}

/** Programs that are built together, from one Go module. */
export interface ToolGroup {
    readonly name: string;
    /** The Go module's folder, from the root of the repository. */
    readonly folder: string;
    /** Packages given to `go build`. `tool` means: those that the go.mod names as its tools. */
    readonly packages: readonly string[];
    /** Names of the programs that this makes. */
    readonly binaries: readonly string[];
    /** The name that Go gives to a program, where it is another one. Default: the same name. */
    readonly builtAs?: Readonly<Record<string, string>>;
    /** Go build tags. Default: none. */
    readonly tags?: readonly string[];
    /** Variables set by the linker, full name to value. Default: none. */
    readonly variables?: Readonly<Record<string, string>>;
    /** Files of a dependency, copied next to the module's own before the build because it embeds them. Default: none. */
    readonly embeds?: DependencyFiles;
    /** Files of a dependency, copied next to the programs because they run them. Default: none. */
    readonly companions?: DependencyFiles;
    /** How to recognise each program on PATH. Default: whatever is on PATH is ignored. */
    readonly onPath?: Readonly<Record<string, VersionQuery>>;
    /** Wall clock of a build from nothing, downloads included, on two cores that do other work too. */
    readonly usualSeconds: number;
}

export interface DependencyFiles {
    /** Path of the Go module that holds the files. */
    readonly module: string;
    /** Paths inside that module. */
    readonly files: readonly string[];
}

const KUBERNETES = "v1.36.3";
const kubernetesVersion: VersionQuery = { args: ["--version"], answer: KUBERNETES };
const modules = "tests/lab/tools/modules";

/**
 * Everything that the lab and the code generation build from Go modules. The longest come first: with two at a
 * time that ends soonest. A group that reuses most of another's packages comes late enough to find them built.
 *
 * `pulumi-resource-*` is never taken from PATH, and must never be put there: Pulumi prefers one found there to
 * the copy that the lab installs.
 */
export const CATALOG = [
    {
        name: "pulumi-kubernetes",
        folder: `${modules}/pulumi-kubernetes`,
        packages: ["."],
        binaries: ["pulumi-resource-kubernetes"],
        builtAs: { "pulumi-resource-kubernetes": "pulumi-kubernetes" },
        variables: { "github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version.Version": "4.25.0" },
        embeds: {
            module: "github.com/pulumi/pulumi-kubernetes/provider/v4",
            files: ["schema.json", "terraform-mapping.json"].map((file) => `cmd/pulumi-resource-kubernetes/${file}`),
        },
        usualSeconds: 380,
    },
    {
        name: "kubernetes",
        folder: `${modules}/kubernetes`,
        packages: ["tool"],
        binaries: ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl"],
        variables: {
            "k8s.io/component-base/version.gitVersion": KUBERNETES,
            "k8s.io/component-base/version.gitMajor": "1",
            "k8s.io/component-base/version.gitMinor": "36",
            "k8s.io/client-go/pkg/version.gitVersion": KUBERNETES,
            "k8s.io/client-go/pkg/version.gitMajor": "1",
            "k8s.io/client-go/pkg/version.gitMinor": "36",
        },
        onPath: {
            "kube-apiserver": kubernetesVersion,
            "kube-controller-manager": kubernetesVersion,
            "kube-scheduler": kubernetesVersion,
            kubectl: { args: ["version", "--client"], answer: KUBERNETES },
        },
        usualSeconds: 285,
    },
    {
        name: "pulumi",
        folder: `${modules}/pulumi`,
        packages: ["tool"],
        binaries: ["pulumi"],
        tags: ["osusergo", "grpcnotrace"],
        variables: { "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": "v3.259.0" },
        onPath: { pulumi: { args: ["version"], answer: "v3.259.0" } },
        usualSeconds: 190,
    },
    {
        name: "ray-operator",
        folder: `${modules}/ray-operator`,
        packages: ["tool"],
        binaries: ["ray-operator"],
        usualSeconds: 65,
    },
    {
        name: "ray-validator",
        folder: `${modules}/ray-validator`,
        packages: ["."],
        binaries: ["ray-validator"],
        usualSeconds: 40,
    },
    {
        name: "kwok",
        folder: `${modules}/kwok`,
        packages: ["tool"],
        binaries: ["kwok"],
        variables: { "sigs.k8s.io/kwok/pkg/consts.Version": "v0.8.0" },
        onPath: { kwok: { args: ["--version"], answer: "v0.8.0" } },
        usualSeconds: 60,
    },
    {
        name: "pulumi-language-yaml",
        folder: `${modules}/pulumi-language-yaml`,
        packages: ["tool"],
        binaries: ["pulumi-language-yaml"],
        variables: { "github.com/pulumi/pulumi-yaml/pkg/version.Version": "v1.38.3" },
        usualSeconds: 60,
    },
    {
        name: "sdk-generator",
        folder: "provider/codegen/sdk-generator",
        packages: ["."],
        binaries: ["sdk-generator"],
        usualSeconds: 110,
    },
    {
        name: "pulumi-language-go",
        folder: `${modules}/pulumi-language-go`,
        packages: ["tool"],
        binaries: ["pulumi-language-go"],
        usualSeconds: 30,
    },
    {
        name: "etcd",
        folder: `${modules}/etcd`,
        packages: ["tool"],
        binaries: ["etcd"],
        builtAs: { etcd: "server" },
        onPath: { etcd: { args: ["--version"], answer: "3.6.5" } },
        usualSeconds: 25,
    },
    {
        name: "pulumi-languages",
        folder: `${modules}/pulumi-languages`,
        packages: ["tool"],
        binaries: ["pulumi-language-nodejs", "pulumi-language-python"],
        companions: {
            module: "github.com/pulumi/pulumi/sdk/v3",
            files: ["python/cmd/pulumi-language-python-exec"],
        },
        usualSeconds: 20,
    },
] as const satisfies readonly ToolGroup[];

/** Name of a program that can be asked for. */
export type BinaryName = (typeof CATALOG)[number]["binaries"][number];

/** Every program of the catalog, in the order in which they are built. */
export const BINARY_NAMES: readonly BinaryName[] = CATALOG.flatMap((group) => [...group.binaries]);

/** The group that makes this program. */
export function groupOf(binary: BinaryName): ToolGroup {
    const groups: readonly ToolGroup[] = CATALOG;
    const group = groups.find((candidate) => candidate.binaries.includes(binary));
    if (group === undefined) throw new Error(`No group of the catalog makes ${binary}.`);
    return group;
}

/** The programs meant by names of programs or of groups; everything when no name is given. Throws at a name of neither. */
export function binariesNamed(names: readonly string[]): readonly BinaryName[] {
    if (names.length === 0) return BINARY_NAMES;
    const wanted = new Set(names.flatMap(binariesOfName));
    return BINARY_NAMES.filter((binary) => wanted.has(binary));
}

function binariesOfName(name: string): readonly BinaryName[] {
    const group = CATALOG.find((candidate) => candidate.name === name);
    if (group !== undefined) return group.binaries;
    const binary = BINARY_NAMES.find((candidate) => candidate === name);
    if (binary !== undefined) return [binary];
    const known = [...new Set([...CATALOG.map((candidate) => candidate.name), ...BINARY_NAMES])].sort();
    throw new Error(`"${name}" is neither a tool nor a group of tools. Known: ${known.join(", ")}.`);
}
