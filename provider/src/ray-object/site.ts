/** Whose companion it is. */
export interface Site {
    readonly name: string;
    readonly namespace: string;
}

export const idOf = (namespace: string, name: string): string => `${namespace}/${name}`;

/** `undefined` when the id is not one of ours. */
export function namesIn(id: string): { readonly namespace: string; readonly name: string } | undefined {
    const [namespace, name, ...rest] = id.split("/");
    return namespace && name && rest.length === 0 ? { namespace, name } : undefined;
}
