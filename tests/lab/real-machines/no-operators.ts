/** On real nodes the operator is a container of its Deployment: kubelet and kubectl are what starts and ends it. */
export const NO_OPERATORS = {
    status: () => [],
    kill: () => Promise.reject(onRealNodes("delete its pod: kubectl delete pod --force")),
    pause: () => Promise.reject(onRealNodes("scale its Deployment to 0: kubectl scale")),
    resume: () => Promise.reject(onRealNodes("scale its Deployment to 1: kubectl scale")),
};

const onRealNodes = (wayOut: string): Error =>
    new Error(`on real nodes the operator is no process of the lab's; ${wayOut}`);
