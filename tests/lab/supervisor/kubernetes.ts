import { ApiException, KubeConfig } from "@kubernetes/client-node";

export function kubeConfigFrom(file: string): KubeConfig {
    const config = new KubeConfig();
    config.loadFromFile(file);
    return config;
}

/** For `catch`: an object that is not there any more is no problem for whoever wanted it gone. */
export function gone(error: unknown): undefined {
    if (error instanceof ApiException && error.code === 404) return undefined;
    throw error;
}
