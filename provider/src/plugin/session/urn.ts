/** `kuberay:index:RayCluster` in `urn:pulumi:dev::project::kuberay:index:RayPlatform$kuberay:index:RayCluster::train`. */
export const typeInUrn = (urn: string): string => (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";

/** `train` in the URN above: everything after the type, for names may hold `::`. */
export const nameInUrn = (urn: string): string => urn.split("::").slice(3).join("::");
