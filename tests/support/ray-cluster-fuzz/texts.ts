import { DEFAULT_KUBERAY_VERSION, SUPPORTED_KUBERAY_VERSIONS } from "../../../provider/src/shared/versions";

/** Texts for an input: those that it is made for, and those that only it must refuse. */
export interface Texts {
    readonly good: readonly string[];
    readonly bad: readonly string[];
}

/** What breaks somewhere, whatever the input: lengths at the limits, other scripts, other cases, paths, blanks. */
const EDGES = [
    "",
    " ",
    "a b",
    "-a",
    "a-",
    "A",
    "a_b",
    "a.b",
    "a/b",
    "a/b/c",
    "0",
    "1",
    "-1",
    "ä",
    "日本",
    "..",
    "../a",
    "a".repeat(63),
    "a".repeat(64),
    "a".repeat(253),
    "a".repeat(254),
    "a,b",
    "a:b",
    "$(A)",
    "null",
    "true",
];

const QUANTITIES = ["1Gi", "512Mi", "40G", "2000M", "1.5Gi", "1e9", "1073741824"];
const BAD_QUANTITIES = ["16GB", "1 Gi", "-1Gi", "Gi", "1gi", "1Gi ", "0x10", "1E400"];
const NAMES = ["a", "data", "cache-1", "x9"];

const texts = (good: readonly string[], bad: readonly string[] = []): Texts => ({ good, bad: [...bad, ...EDGES] });

/** By the last part of an input's path, or its last two. */
const TEXTS: Readonly<Record<string, Texts>> = {
    image: texts(
        ["rayproject/ray:2.55.0", "rayproject/ray:2.55.0-py311", "registry:5000/team/ray:2.55.0-gpu"],
        ["ray 2.54", "Ray:2.55.0", "rayproject/ray:2.9.0"],
    ),
    accept: texts(["R-SPOT-HEAD", "R-TIGHT-CPU"], ["R-FIT-CPU", "spot"]),
    rayVersion: texts(["2.55.0"], ["2.54.0", "latest", "2", "2.55.0-"]),
    tokenSecretName: texts(["ray-token", "a.b"]),
    name: texts(NAMES),
    namespace: texts(["ray"]),
    key: texts(["token", "a.b_c", "TLS.crt"]),
    queueName: texts(["team-queue"]),
    operatorVersion: texts(
        [DEFAULT_KUBERAY_VERSION, DEFAULT_KUBERAY_VERSION, ...SUPPORTED_KUBERAY_VERSIONS.toReversed()],
        ["1.7.0", "latest"],
    ),
    memory: texts(["1Gi", "8Gi", "2000M", "1.5Gi"], BAD_QUANTITIES),
    ephemeralStorage: texts(["20Gi", "40G"], BAD_QUANTITIES),
    sharedMemory: texts(["512Mi", "1G", "1Ti"], BAD_QUANTITIES),
    sizeLimit: texts(["1Gi", "0"], BAD_QUANTITIES),
    size: texts(QUANTITIES, BAD_QUANTITIES),
    storageClass: texts(["gp3", "a.b"]),
    containerName: texts(["ray", "main"], ["autoscaler", "wait-gcs-ready"]),
    serviceAccountName: texts(["ray"]),
    priorityClassName: texts(["important", "system-node-critical"]),
    schedulerName: texts(["default-scheduler", "volcano"]),
    runtimeClassName: texts(["nvidia"]),
    imagePullSecrets: texts(["regcred", "a.b"]),
    pool: texts(["general", "gpu"], ["genral"]),
    mountPath: texts(["/data", "/dev/shm", "/tmp/ray", "/a/b c", "/x/"], ["data", "/a:b", "/a/../b"]),
    subPath: texts(["a", "a/b", "a b"], ["/a", "a/../b"]),
    hostPath: texts(["/mnt", "/mnt/k8s-disks/0"], ["mnt", "/a/../b"]),
    persistentVolumeClaim: texts(["claim", "a.b"]),
    fileSystemId: texts(["fs-0123456789abcdef0"], ["fs-xyz"]),
    accessPointId: texts(["fsap-0123456789abcdef0"]),
    dnsName: texts(["fs-0123456789abcdef0.fsx.us-west-2.amazonaws.com"]),
    mountName: texts(["fsx", "abcdefgh"]),
    bucketName: texts(["datasets", "my.bucket"]),
    prefix: texts(["datasets/", "a/b/"], ["/a"]),
    "envFrom.prefix": texts(["", "A_", "b."], ["1a", "="]),
    mountOptions: texts(["allow-delete", "region us-west-2"]),
    secretName: texts(["secret", "a.b"]),
    configMapName: texts(["config"]),
    fieldPath: texts(
        ["status.podIP", "metadata.name", "metadata.labels['a']", "metadata.annotations['example.com/a']"],
        ["status", "metadata.labels", "spec.containers", "metadata.labels['']"],
    ),
    resource: texts(["limits.memory", "requests.cpu"], ["limits", "memory", "limits.nvidia.com/gpu"]),
    redisAddress: texts(
        ["redis:6379", "rediss://redis.example.com:6379", "a:1,b:2", "redis"],
        ["redis:port", "http://x"],
    ),
    externalStorageNamespace: texts(["train"]),
    host: texts(["ray.example.com", "*.example.com"], ["1.2.3.4", "https://a", "*.*.a"]),
    className: texts(["nginx", "alb"]),
    path: texts(["/", "/train", "/a-b/c_d"], ["train", "//", "/a/../b", "/a%2fb", "/a?b"]),
    tlsSecretName: texts(["tls"]),
    listener: texts(["https"]),
    operatorNamespace: texts(["kuberay"]),
    cidr: texts(
        ["10.0.0.0/16", "0.0.0.0/0", "fd00::/8", "10.1.2.3/32"],
        ["10.0.0.1/16", "10.0.0.0", "300.0.0.0/8", "10.0.0.0/33", "010.0.0.0/8"],
    ),
    "service.name": texts(["head", "ray-head"], ["1head"]),
    "tolerations.key": texts(["example.com/team", "gpu"]),
    "tolerations.value": texts(["ml", ""]),
    "items.*": texts(["a", "a/b.txt"], ["/a", "../a"]),
    "labels.*": texts(["a", "A.b_c-1", ""]),
    "podLabels.*": texts(["a", ""]),
    "nodeSelector.*": texts(["a", "m5.large", ""]),
    "rayLabels.*": texts(["a", "spot"]),
    "rayResources.*": texts(["1", "4Gi", "2"], ["x"]),
    "initContainers.name": texts(["prepare", "fetch"], ["wait-gcs-ready", "ray-head", "ray-worker"]),
    "sidecars.name": texts(["log", "metrics"], ["autoscaler", "ray-head", "ray-worker"]),
};

const ANYTHING: Texts = { good: ["x", "", "$(RAY_IP):80", "日本", "a b", "=".repeat(300)], bad: [] };

/** Texts that nobody judges: values of variables, words of commands. */
const FREE = ["env.*", "command", "args", "annotations.*"];

export function textsFor(path: readonly string[]): Texts {
    const named = path.filter((part) => part !== "[]");
    const [last = "", before = "", above = ""] = [...named].reverse();
    const keys = [`${before}.${last}`, `${above}.${last}`, last];
    if (keys.some((key) => FREE.includes(key))) return ANYTHING;
    const found = keys.map((key) => TEXTS[key]).find((it) => it !== undefined);
    return found ?? texts(["x"]);
}

/** Keys of maps, by the name of the map. */
const KEYS: Readonly<Record<string, Texts>> = {
    workers: texts(["a", "gpu", "small-1"], ["headgroup", "A", "gpu_1"]),
    env: texts(
        ["A", "RAY_LOG_LEVEL", "my.var-1", "_x"],
        [
            "1A",
            "A=B",
            "A B",
            "RAY_AUTH_MODE",
            "RAY_enable_autoscaler_v2",
            "RAY_REDIS_ADDRESS",
            "REDIS_PASSWORD",
            "REDIS_USERNAME",
            "RAY_ADDRESS",
        ],
    ),
    envValueFrom: texts(["B", "POD_IP"], ["2B", "RAY_AUTH_TOKEN", "REDIS_PASSWORD"]),
    volumes: texts(["data", "cache", "ray-logs", "v1"], ["shared-mem", "ray-token"]),
    volumeMounts: texts(["data", "cache"], ["shared-mem", "missing"]),
    labels: texts(
        ["team", "example.com/team"],
        ["ray.io/cluster", "app.kubernetes.io/managed-by", "kuberay.pulumi.com/x", "ray.io/originated-from-crd"],
    ),
    annotations: texts(
        ["note", "example.com/Note", "sidecar.istio.io/inject"],
        ["ray.io/ft-enabled", "ray.io/external-storage-namespace", "kuberay.pulumi.com/urn"],
    ),
    nodeSelector: texts(["disk", "node.kubernetes.io/instance-type"]),
    podLabels: texts(["app", "example.com/app"]),
    items: texts(["key", "TLS.crt"], ["a/b"]),
    ports: texts(["dashboard", "gcs-server", "metrics", "x1"], ["sixteen-letters-", "8080", "a--b", "A"]),
    accelerators: texts(
        ["aws.amazon.com/neuroncore", "nvidia.com/mig-1g.5gb", "example.com/fpga"],
        ["neuron", "cpu", "kubernetes.io/x", "hugepages-2Mi"],
    ),
    rayResources: texts(["CPU", "GPU", "memory", "special"]),
    rayLabels: texts(["ray.io/zone", "tier"]),
};

export const keysFor = (path: readonly string[]): Texts =>
    KEYS[path.filter((part) => part !== "[]").at(-1) ?? ""] ?? texts(["a", "b"]);

/** Parameters of `ray start` with values of theirs. */
export const START_PARAMETERS: readonly (readonly [name: string, good: readonly string[], bad: readonly string[]])[] = [
    ["num-cpus", ["0", "4", "1.5"], ["four", "-1", ""]],
    ["num-gpus", ["0", "2"], ["x"]],
    ["object-store-memory", ["100000000"], ["1Gi"]],
    ["dashboard-host", ["0.0.0.0"], [""]],
    ["metrics-export-port", ["8081"], ["99999", "x"]],
    ["port", ["6380"], ["-1"]],
    ["include-dashboard", ["true", "false"], ["yes"]],
    ["resources", ['{"a": 1}', "'{\"a\": 1}'"], ["a=1"]],
    ["redis-password", ["$REDIS_PASSWORD", "x"], []],
    ["redis-username", [], ["x"]],
    ["labels", [], ["a=b"]],
    ["plasma-directory", ["/data"], []],
    ["newer-than-us", ["1"], []],
    ["--num-cpus", [], ["1"]],
];
