/** Where an object is, of those that a namespace has. */
export interface Site {
    readonly name: string;
    readonly namespace: string;
}

/** What `pulumi import` is given. */
export const idOf = (namespace: string, name: string): string => `${namespace}/${name}`;

/** `undefined` when the id is not one of ours. */
export function siteOf(id: string): Site | undefined {
    const [namespace, name, ...rest] = id.split("/");
    return namespace && name && rest.length === 0 ? { namespace, name } : undefined;
}
