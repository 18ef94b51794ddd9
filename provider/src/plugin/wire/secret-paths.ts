import type { CustomResource, PlainObject } from "../../shared/custom-resource";
import { leavesOf } from "../../shared/leaves";
import { type Mask, maskOf } from "../../shared/mask";
import { along } from "../../shared/property-path";

/** Places of secrets in a property tree, to be marked again on the way out. */
export class SecretPaths {
    private readonly paths = new Set<string>();

    add(path: readonly string[]): void {
        this.paths.add(JSON.stringify(path));
    }

    has(path: readonly string[]): boolean {
        return this.paths.has(JSON.stringify(path));
    }

    /** Whether there is a secret at this place, in it or around it. */
    touch(path: readonly string[]): boolean {
        const startsWith = (long: readonly string[], short: readonly string[]) =>
            short.every((key, at) => long[at] === key);
        return [...this.paths].some((text) => {
            const secret = JSON.parse(text) as string[];
            return startsWith(path, secret) || startsWith(secret, path);
        });
    }

    /** The values in this tree that are secret. */
    in(tree: PlainObject): unknown[] {
        return [...this.paths].flatMap((text) => {
            const path = JSON.parse(text) as string[];
            const found = [...along(tree, path)];
            return found.length === path.length ? leavesOf(found.at(-1)) : [];
        });
    }

    /** Top-level properties that are or hold one. */
    tops(): ReadonlySet<string> {
        return new Set([...this.paths].flatMap((text) => (JSON.parse(text) as string[])[0] ?? []));
    }

    /** These places, and those of the outputs that a resource calls secret. */
    withOutputs({ secretOutputs }: Pick<CustomResource, "secretOutputs">): SecretPaths {
        const all = this.with(new SecretPaths());
        for (const output of secretOutputs?.(this.tops()) ?? []) all.add([output]);
        return all;
    }

    /** These places and those of the other. */
    with(other: SecretPaths): SecretPaths {
        const all = new SecretPaths();
        for (const { paths } of [this, other]) for (const path of paths) all.paths.add(path);
        return all;
    }
}

/** Takes the secrets of these inputs out of messages. Not those of outputs, which are secret whole when a leaf is. */
export const maskOfDecoded = (...trees: readonly { value: PlainObject; secrets: SecretPaths }[]): Mask =>
    maskOf(trees.flatMap(({ value, secrets }) => secrets.in(value)));
