/** KubeRay's name for the head among the groups. */
export const HEAD_GROUP = "headgroup";

/** KubeRay cuts longer names at the front for Secrets and accounts, and two clusters can then share one. */
export const MAX_RAY_NAME = 50;
