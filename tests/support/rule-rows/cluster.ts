import { remarksOnRayCluster } from "../../../provider/src/ray-cluster/checks";
import { type RayClusterArgs } from "../../../provider/src/ray-cluster/args/args";
import { checkInputs } from "../../../provider/src/ray-cluster/inputs";
import { type PlainObject, type ResourceContext } from "../../../provider/src/shared/custom-resource";
import { type Differs, type Judge, type Row, verdict } from "./row";
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";

const sizes = { cpu: 1, memory: "2Gi" };

/** A Ray cluster on its own that differs so. */
export const clusterOf = (differs: Differs): Differs => ({ image: "rayproject/ray:2.55.0", head: sizes, ...differs });

export const judgeCluster: Judge = (differs) => {
    const given = clusterOf(differs) as PlainObject;
    const { problems, inputs, fit } = checkInputs({ name: "train" } as ResourceContext, given);
    return verdict(problems, () => remarksOnRayCluster(inputs as unknown as RayClusterArgs, fit));
};

export const head = (differs: Differs): Differs => ({ head: { ...sizes, ...differs } });
export const worker = (differs: Differs): Differs => ({ workers: { w: { ...sizes, ...differs } } });
export const template = (spec: Differs): Differs => head({ podTemplate: { spec } });
export const extra = (differs: Differs): Differs =>
    template({ containers: [{ name: "extra", image: "x", ...differs }] });

export const CLUSTER_ROWS: readonly Row[] = [
    {
        bad: { accept: ["R-REPLICAS"] },
        says: 'accept[0]: an error cannot be accepted, got "R-REPLICAS". Remove it, and mend the inputs. [R-ACCEPT]',
        followed: [{ accept: [] }],
    },
    {
        bad: { name: "Train" },
        says: 'name: the name of a RayCluster is lower-case letters, digits and "-", a letter first and no "-" last; got "Train". Rename it, e.g. to "train". [R-RAY-NAME]',
        followed: [{ name: "train" }],
    },
    {
        bad: { namespace: "Ray_1" },
        says: 'namespace: the name of a namespace is lower-case letters, digits and "-", a letter or digit first and no "-" last; got "Ray_1". Rename it, e.g. to "ray-1". [R-RAY-NAMESPACE]',
        followed: [{ namespace: "ray-1" }],
    },
    {
        bad: { image: "not an image" },
        says: 'image: an image is a reference such as "rayproject/ray:2.54.0-py311", got "not an image". Give repository and tag. [R-RAY-IMAGE]',
        followed: [{ image: "rayproject/ray:2.54.0-py311" }],
    },
    {
        bad: { rayVersion: "latest" },
        says: 'rayVersion: a version of Ray looks like "2.54.0", got "latest". Give the version inside the image. [R-RAY-VERSION]',
        followed: [{ rayVersion: "2.55.0" }],
    },
    {
        bad: { rayVersion: "2.54.0" },
        says: 'rayVersion: must agree with the image: the tag of "rayproject/ray:2.55.0" says Ray 2.55.0, got "2.54.0". Leave it out, or pick the image of that version. [R-RAY-VERSION-AGREES]',
        followed: [{}, { rayVersion: "2.54.0", image: "rayproject/ray:2.54.0" }],
    },
    {
        bad: { image: "mine/ray:latest" },
        says: 'rayVersion: the version of Ray cannot be read from image "mine/ray:latest", which has the tag "latest", and authentication needs it. Say it here, e.g. "2.54.0", or pick a tag that starts with it. [R-RAY-VERSION-AGREES]',
        followed: [{ image: "mine/ray:latest", rayVersion: "2.54.0" }, { image: "mine/ray:2.54.0-x" }],
    },
    {
        bad: { image: "rayproject/ray:2.51.0" },
        says: 'authentication: token authentication, the default, needs Ray 2.52 or newer, got 2.51.0. Use a newer image, or say authentication: "disabled", which leaves dashboard, job and client ports open. [R-RAY-TOKENS]',
        followed: [{ image: "rayproject/ray:2.52.0" }, { image: "rayproject/ray:2.51.0", authentication: "disabled" }],
    },
    {
        bad: { operatorVersion: "1.4.2" },
        says: 'authentication: token authentication, the default, needs KubeRay 1.5 or newer, got 1.4.2. Use a newer operator, or say authentication: "disabled", which leaves dashboard, job and client ports open. [R-KUBERAY-TOKENS]',
        followed: [{ operatorVersion: "1.5.1" }, { operatorVersion: "1.4.2", authentication: "disabled" }],
    },
    {
        bad: { operatorVersion: "newest" },
        says: `operatorVersion: a version of KubeRay looks like "${DEFAULT_KUBERAY_VERSION}", got "newest". Give the version of the operator. [R-KUBERAY-VERSION]`,
        followed: [{ operatorVersion: DEFAULT_KUBERAY_VERSION }],
    },
    {
        bad: { tokenSecretName: "mine", authentication: "disabled" },
        says: 'tokenSecretName: goes with authentication: "token", got "disabled". Leave it out, or say authentication: "token". [R-TOKEN-SECRET]',
        followed: [{ authentication: "disabled" }, { tokenSecretName: "mine", authentication: "token" }],
    },
    {
        bad: { podDefaults: { env: { RAY_AUTH_MODE: "token" } } },
        says: 'podDefaults.env.RAY_AUTH_MODE: the variable RAY_AUTH_MODE is written by KubeRay, as `authentication` says. Say `authentication` or `tokenSecretName` instead; by hand it goes with authentication: "disabled". [R-TOKEN-VARIABLE]',
        followed: [
            { authentication: "token" },
            { tokenSecretName: "mine" },
            { podDefaults: { env: { RAY_AUTH_MODE: "token" } }, authentication: "disabled" },
        ],
    },
    {
        bad: { authentication: "disabled", ingress: { tlsSecretName: "tls" } },
        says: 'ingress: an Ingress reaches beyond the Kubernetes cluster, and authentication is "disabled": whoever reaches Ray runs code there. Turn `authentication` on, leave it out, or say exposeWithoutAuthentication: true. [R-EXPOSED-OPENLY]',
        followed: [
            { authentication: "token", ingress: { tlsSecretName: "tls" } },
            { authentication: "disabled" },
            { authentication: "disabled", ingress: { tlsSecretName: "tls" }, exposeWithoutAuthentication: true },
        ],
    },
    {
        bad: { labels: { "a b": "c" } },
        says: 'labels["a b"]: the key of a label is a name of at most 63 letters, digits, "-", "_" or ".", perhaps after a domain and "/", got "a b". Rename it. [R-RAY-LABELS]',
        followed: [{ labels: { "a-b": "c" } }],
    },
    {
        bad: { podDefaults: { labels: { "ray.io/cluster": "x" } } },
        says: 'podDefaults.labels["ray.io/cluster"]: "ray.io/cluster" is set by KubeRay or by this provider. Choose another label. [R-RAY-LABELS]',
        followed: [{ podDefaults: { labels: { team: "x" } } }],
    },
    {
        bad: { labels: { team: "a b" } },
        says: 'labels.team: the value of a label is at most 63 letters, digits, "-", "_" or ".", with a letter or digit at both ends, got "a b". Correct it, or make it an annotation. [R-RAY-LABELS]',
        followed: [{ labels: { team: "a-b" } }, { annotations: { team: "a b" } }],
    },
    {
        bad: { workers: {} },
        says: "workers: must be a map of at least 1 entry; got an empty map. Add one, or leave the property out. [R-INPUT-VALUE]",
        followed: [{}, worker({})],
    },
    {
        bad: { workers: { headgroup: sizes } },
        says: "workers.headgroup: \"headgroup\" is KubeRay's own name for the head's group. Rename the worker group. [R-WORKERS-NAME]",
        followed: [worker({})],
    },
    {
        bad: worker({ minReplicas: 5, maxReplicas: 4 }),
        says: "workers.w.minReplicas: at most maxReplicas (4), got 5. Raise maxReplicas or lower minReplicas. [R-REPLICAS]",
        followed: [worker({ minReplicas: 5, maxReplicas: 5 }), worker({ minReplicas: 4, maxReplicas: 4 })],
    },
    {
        bad: worker({ minReplicas: 2 }),
        says: "workers.w.maxReplicas: is needed beside minReplicas (2): the Ray autoscaler would have no limit. Give the most pods the group may have, or `replicas` for a fixed number. [R-REPLICAS]",
        followed: [worker({ minReplicas: 2, maxReplicas: 4 }), worker({ replicas: 2 })],
    },
    {
        bad: worker({ maxReplicas: 4, replicas: 5 }),
        says: "workers.w.replicas: at most maxReplicas (4), got 5. Raise maxReplicas or lower replicas. [R-REPLICAS]",
        followed: [worker({ maxReplicas: 5, replicas: 5 }), worker({ maxReplicas: 4, replicas: 4 })],
    },
    {
        bad: head({ pool: "general" }),
        says: 'head.pool: names a node pool, and no pool is called "general": there is none. Add the pool or name one that exists. [R-POOL-EXISTS]',
        followed: [head({})],
    },
];
