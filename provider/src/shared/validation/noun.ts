/**
 * The name of a type as a word with its article: `NodePool` is "a node pool". What people write in programs stays as
 * they write it: `RayPlatformArgs` is "a RayPlatform".
 */
export function nounOf(title: string): string {
    const name = title.replace(/(Args|Settings)$/, "");
    const noun = /^(Kube)?Ray/.test(name) ? name : name.replace(/\B[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
    return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}
