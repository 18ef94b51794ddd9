/** KubeRay's name for the head among the groups. */
export const HEAD_GROUP = "headgroup";
