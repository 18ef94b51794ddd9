/** A resource class of one of Pulumi's SDKs. */
export interface SdkClass {
    readonly name: string;
    /** Package and module that hold it, for an import of no more than it needs. */
    readonly module: string;
    /** The way to it from the package's front door, as programs write it: `aws.iam.Role`. */
    readonly path: string;
}

const PACKAGES = new Set(["aws", "kubernetes"]);

/** The class for a type token such as `aws:iam/role:Role`; `undefined` for types that no SDK of Pulumi's has. */
export function sdkClassOf(type: string): SdkClass | undefined {
    const [first = "", middle = "", name = ""] = type.split(":");
    if (first === "pulumi" && middle === "providers") {
        return { name: "Provider", module: `@pulumi/${name}/provider`, path: `${name}.Provider` };
    }
    if (!PACKAGES.has(first)) return undefined;
    const [group = "", rest = ""] = middle.split("/");
    if (first === "aws") return { name, module: `@pulumi/aws/${middle}`, path: `aws.${group}.${name}` };
    // Kubernetes' groups end in a domain that the SDK leaves out: rbac.authorization.k8s.io.
    const short = group.split(".")[0] ?? "";
    const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    return {
        name,
        module: `@pulumi/kubernetes/${short}/${rest}/${file}`,
        path: `kubernetes.${short}.${rest}.${name}`,
    };
}
