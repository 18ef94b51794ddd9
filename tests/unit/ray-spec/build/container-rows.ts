import { type PodArgs } from "../../../../provider/src/ray-spec/facts/effective-pod";
import { type PodRow, sizes } from "./row";

const sidecar = (container: object): Partial<PodArgs> => ({
    sidecars: [{ name: "log", image: "log:1", ...container }],
});
const init = (container: object): Partial<PodArgs> => ({
    initContainers: [{ name: "log", image: "log:1", ...container }],
});
/** What a container beside Ray's has; `put` makes it one of a kind. */
const containerRows = (
    kind: "sidecars" | "initContainers",
    put: (container: object) => Partial<PodArgs>,
    place: "sidecar" | "init",
): Record<string, PodRow> => {
    const row = (given: object, path: string, want: unknown, otherwise?: unknown): PodRow => ({
        given: put(given),
        place,
        path,
        want,
        ...(otherwise !== undefined && { otherwise }),
    });
    const rows: Record<string, PodRow> = {
        name: row({ name: "log" }, "name", "log"),
        image: row({ image: "log:2" }, "image", "log:2"),
        imagePullPolicy: row({ imagePullPolicy: "Always" }, "imagePullPolicy", "Always"),
        command: row({ command: ["run"] }, "command", ["run"]),
        args: row({ args: ["-v"] }, "args", ["-v"]),
        env: row({ env: { A: "1" } }, "env/A", { name: "A", value: "1" }),
        "envValueFrom.*.secretKeyRef.name": row(
            { envValueFrom: { A: { secretKeyRef: { name: "s", key: "k" } } } },
            "env/A/valueFrom/secretKeyRef/name",
            "s",
        ),
        "envValueFrom.*.secretKeyRef.key": row(
            { envValueFrom: { A: { secretKeyRef: { name: "s", key: "k" } } } },
            "env/A/valueFrom/secretKeyRef/key",
            "k",
        ),
        "envValueFrom.*.secretKeyRef.optional": row(
            { envValueFrom: { A: { secretKeyRef: { name: "s", key: "k", optional: true } } } },
            "env/A/valueFrom/secretKeyRef/optional",
            true,
        ),
        "envValueFrom.*.configMapKeyRef.name": row(
            { envValueFrom: { A: { configMapKeyRef: { name: "c", key: "k" } } } },
            "env/A/valueFrom/configMapKeyRef/name",
            "c",
        ),
        "envValueFrom.*.configMapKeyRef.key": row(
            { envValueFrom: { A: { configMapKeyRef: { name: "c", key: "k" } } } },
            "env/A/valueFrom/configMapKeyRef/key",
            "k",
        ),
        "envValueFrom.*.configMapKeyRef.optional": row(
            { envValueFrom: { A: { configMapKeyRef: { name: "c", key: "k", optional: true } } } },
            "env/A/valueFrom/configMapKeyRef/optional",
            true,
        ),
        "envValueFrom.*.fieldPath": row({ envValueFrom: { A: { fieldPath: "status.podIP" } } }, "env/A/valueFrom", {
            fieldRef: { fieldPath: "status.podIP" },
        }),
        "envValueFrom.*.resource": row({ envValueFrom: { A: { resource: "limits.memory" } } }, "env/A/valueFrom", {
            resourceFieldRef: { resource: "limits.memory" },
        }),
        "envFrom.*.secretName": row({ envFrom: [{ secretName: "s" }] }, "envFrom", [{ secretRef: { name: "s" } }]),
        "envFrom.*.configMapName": row({ envFrom: [{ configMapName: "c" }] }, "envFrom", [
            { configMapRef: { name: "c" } },
        ]),
        "envFrom.*.prefix": row({ envFrom: [{ secretName: "s", prefix: "P_" }] }, "envFrom", [
            { prefix: "P_", secretRef: { name: "s" } },
        ]),
        "envFrom.*.optional": row({ envFrom: [{ secretName: "s", optional: true }] }, "envFrom", [
            { secretRef: { name: "s", optional: true } },
        ]),
        cpu: row({ cpu: 0.5 }, "resources", sizes({ cpu: "500m" })),
        memory: row({ memory: "100M" }, "resources", sizes({ memory: "100M" })),
        "requests.cpu": row({ cpu: 1, requests: { cpu: 0.1 } }, "resources", sizes({ cpu: "1" }, { cpu: "100m" })),
        "requests.memory": row(
            { memory: "1Gi", requests: { memory: "1Mi" } },
            "resources",
            sizes({ memory: "1Gi" }, { memory: "1Mi" }),
        ),
        "requests.ephemeralStorage": row({ requests: { ephemeralStorage: "1Gi" } }, "resources", {
            requests: { "ephemeral-storage": "1Gi" },
        }),
        "volumeMounts.*.mountPath": row({ volumeMounts: { data: { mountPath: "/x" } } }, "volumeMounts", [
            { name: "data", mountPath: "/x" },
        ]),
        "volumeMounts.*.subPath": row({ volumeMounts: { data: { mountPath: "/x", subPath: "y" } } }, "volumeMounts", [
            { name: "data", mountPath: "/x", subPath: "y" },
        ]),
        "volumeMounts.*.readOnly": row(
            { volumeMounts: { data: { mountPath: "/x", readOnly: true } } },
            "volumeMounts",
            [{ name: "data", mountPath: "/x", readOnly: true }],
        ),
        ports: row({ ports: { http: 80 } }, "ports", [{ name: "http", containerPort: 80, protocol: "TCP" }]),
        restartPolicy: row({ restartPolicy: "Always" }, "restartPolicy", "Always"),
        securityContext: row({ securityContext: { runAsUser: 5 } }, "securityContext/runAsUser", 5),
    };
    return Object.fromEntries(Object.entries(rows).map(([path, it]) => [`${kind}.*.${path}`, it]));
};

/** The variables of the Ray container: written as those of any other. */
const variableRows = (): [string, PodRow][] =>
    Object.entries(containerRows("sidecars", (it) => it as Partial<PodArgs>, "sidecar")).flatMap(([path, row]) => {
        const own = path.replace("sidecars.*.", "");
        return own.startsWith("env") ? [[own, { ...row, place: "ray" } as const]] : [];
    });

export const CONTAINERS: Readonly<Record<string, PodRow>> = {
    ...Object.fromEntries(variableRows()),
    ...containerRows("sidecars", sidecar, "sidecar"),
    ...containerRows("initContainers", init, "init"),
};
