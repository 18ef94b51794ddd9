import { type V1Container, type V1Pod } from "@kubernetes/client-node";

const IMAGE = /(?:^|\/)kuberay\/operator:v(\d+\.\d+\.\d+)$/;

/** Version of the KubeRay operator that an image holds, whatever registry it is from; `undefined` for other images. */
export const operatorVersion = (image: string | undefined): string | undefined => IMAGE.exec(image ?? "")?.[1];

/** The container that is the operator; `undefined` for every other pod. KWOK leaves its pods alone: see `control-plane/stages`. */
export const operatorContainer = (pod: V1Pod): V1Container | undefined =>
    pod.spec?.containers.find(({ image }) => image?.includes("kuberay/operator:"));
