/** The syntaxes that Kubernetes has for names; each as the API server tests it. */
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAME_PART = /^[A-Za-z0-9]([-\w.]*[A-Za-z0-9])?$/;

export const isDnsLabel = (text: string): boolean => text.length <= 63 && LABEL.test(text);

export const isDnsSubdomain = (text: string): boolean => text.length <= 253 && SUBDOMAIN.test(text);

export const isLabelValue = (text: string): boolean => text === "" || (text.length <= 63 && NAME_PART.test(text));

/** Keys of labels and annotations, names of resources and conditions: `name`, or `domain/name`. */
export function isQualifiedName(text: string): boolean {
    const [first = "", second, ...more] = text.split("/");
    if (more.length > 0) return false;
    if (second !== undefined && !isDnsSubdomain(first)) return false;
    const name = second ?? first;
    return name.length <= 63 && NAME_PART.test(name);
}

/** Names of container ports. */
export const isPortName = (text: string): boolean =>
    text.length <= 15 && LABEL.test(text) && !text.includes("--") && /[a-z]/.test(text);

/** Keys of Secrets and ConfigMaps. */
export const isConfigKey = (text: string): boolean =>
    text.length <= 253 && /^[-.\w]+$/.test(text) && text !== "." && !text.startsWith("..");

/** Names of variables as Kubernetes has always taken them; newer releases take more, but shells do not. */
export const isVariableName = (text: string): boolean =>
    /^[-._A-Za-z][-._A-Za-z0-9]*$/.test(text) && text !== "." && !text.startsWith("..");

/** A path below another one. */
export const isInnerPath = (text: string): boolean => !text.startsWith("/") && !text.split("/").includes("..");

export const isAbsolutePath = (text: string): boolean => text.startsWith("/") && !text.split("/").includes("..");

/** Extended resources and Kubernetes' own, as a container may ask for them. */
export function isResourceName(text: string): boolean {
    if (["cpu", "memory", "ephemeral-storage"].includes(text) || /^hugepages-\d+[KMG]i$/.test(text)) return true;
    return isExtendedResource(text);
}

export const isExtendedResource = (text: string): boolean =>
    text.includes("/") &&
    !/^([^/]*\.)?kubernetes\.io\//.test(text) &&
    !text.startsWith("requests.") &&
    isQualifiedName(`requests.${text}`);
