import { builtinModules } from "node:module";
import js from "@eslint/js";
import importX, { createNodeResolver } from "eslint-plugin-import-x";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import tseslint from "typescript-eslint";

/**
 * The provider's layers, lowest first: a folder may import from those before it and from none after it. A folder of
 * `provider/src` that is in none of them fails a test (`tests/unit/eslint-config.test.ts`).
 */
const LAYERS = [
    ["rules"],
    ["shared"],
    ["instance-catalog", "cluster-access", "kuberay-manifests"],
    ["placement"],
    ["ray-spec"],
    ["ray-object"],
    ["node-pool", "operator", "kuberay-crds", "ray-cluster", "pod-identity", "device-plugins", "cluster-autoscaler"],
    ["ray-platform"],
    ["plugin"],
];

const source = "./provider/src";
const directions = LAYERS.slice(0, -1).flatMap((layer, at) =>
    layer.map((folder) => ({
        target: `${source}/${folder}`,
        from: LAYERS.slice(at + 1)
            .flat()
            .map((later) => `${source}/${later}`),
        message: `${folder} is a lower layer: it must not import from this one.`,
    })),
);

/** What decides must not be able to act: of what acts, it knows types alone. */
const PURE = [
    "provider/src/{rules,instance-catalog,placement,ray-spec}/**/*.ts",
    "provider/src/shared/!(pulumi)/**/*.ts",
    "provider/src/shared/*.ts",
    "provider/src/cluster-access/objects.ts",
    "provider/src/ray-object/companions/*.ts",
    "provider/src/*/{args,checks,facts,plan,rules,edits,readback,causes,user-data}/**/*.ts",
    "provider/src/ray-platform/platform-plan/{summary,impact}/**/*.ts",
    "provider/src/**/{args,checks,plan,normal-form}.ts",
    "provider/src/{pod-identity,device-plugins,cluster-autoscaler}/!(resources|agent).ts",
];

const purity = {
    "@typescript-eslint/no-restricted-imports": [
        "error",
        {
            // Whether a text is an IP address is no act, and neither is its hash.
            paths: [
                { name: "node:net", allowImportNames: ["isIP"] },
                { name: "node:crypto", allowImportNames: ["createHash"] },
            ],
            patterns: [
                {
                    regex: `^(node:(?!(net|crypto)$)|(${builtinModules.join("|")})$)`,
                    message: "This file decides only.",
                },
                {
                    group: [
                        "@pulumi/*",
                        "@kubernetes/*",
                        "**/shared/pulumi/*",
                        "**/cluster-access/*",
                        // What objects look like.
                        "!**/cluster-access/objects",
                        "**/kuberay-manifests/*",
                    ],
                    allowTypeImports: true,
                    message: "This file decides only.",
                },
                { group: ["**/resources", "**/lifecycle"], message: "This file decides only." },
            ],
        },
    ],
    "no-restricted-syntax": ["error", { selector: "ImportExpression", message: "This file decides only." }],
    "no-restricted-globals": ["error", "process", "fetch", "setTimeout", "setInterval"],
};

export default tseslint.config(
    { ignores: ["**/bin/**", "**/node_modules/**", "sdk/**", ".lab/**", "**/*.gen.ts"] },
    js.configs.recommended,
    ...tseslint.configs.strictTypeChecked,
    ...tseslint.configs.stylisticTypeChecked,
    {
        languageOptions: {
            parserOptions: {
                projectService: { allowDefaultProject: ["eslint.config.mjs", "scripts/*.mjs", "tests/support/*.cjs"] },
                tsconfigRootDir: import.meta.dirname,
            },
        },
        plugins: { "import-x": importX },
        settings: {
            ...importX.flatConfigs.typescript.settings,
            // Without it import-x cannot read the other file, and sees no cycle.
            "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
            "import-x/resolver-next": [
                createTypeScriptImportResolver({ project: "tsconfig.json" }),
                createNodeResolver(),
            ],
        },
        rules: {
            "@typescript-eslint/no-explicit-any": "error",
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
            "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
            "import-x/no-cycle": ["error", { ignoreExternal: true }],
            "import-x/no-self-import": "error",
            "import-x/no-restricted-paths": ["error", { zones: directions }],
            "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
            "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
            complexity: ["error", 15],
            // Kubernetes' client declares every object as a class, and means literals.
            "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
            eqeqeq: "error",
            "no-console": "error",
        },
    },
    { files: PURE, rules: purity },
    {
        files: ["tests/**/*.ts", "provider/codegen/**/*.ts", "scripts/**/*.ts"],
        rules: {
            "max-lines-per-function": "off",
            "no-console": "off",
        },
    },
    { files: ["**/*.{mjs,cjs}"], ...tseslint.configs.disableTypeChecked },
    {
        files: ["scripts/*.mjs"],
        languageOptions: { globals: { process: "readonly", console: "readonly" } },
        rules: { "no-console": "off" },
    },
    {
        // Mocha loads its reporters with `require`.
        files: ["**/*.cjs"],
        languageOptions: { globals: { process: "readonly", require: "readonly", module: "writable" } },
        rules: { "@typescript-eslint/no-require-imports": "off" },
    },
);
