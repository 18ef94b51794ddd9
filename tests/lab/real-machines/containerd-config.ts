/** Where a node's containerd gets every image from: the lab, whatever registry the image names. */
export function registryHosts(registry: string): string {
    return [`server = "${registry}"`, `[host."${registry}"]`, 'capabilities = ["pull", "resolve"]', ""].join("\n");
}

export const SANDBOX_IMAGE = "lab.local/pause:1";

/**
 * `restrict_oom_score_adj`: a machine without CAP_SYS_RESOURCE may not lower the score, and runc would say only "can't
 * get final child's PID". `disable_apparmor`: its profile would stay in the kernel when the lab goes.
 */
export const containerdConfig = (folder: string): string => `version = 3
[plugins.'io.containerd.internal.v1.opt']
  path = "/var/lib/containerd/opt"
[plugins.'io.containerd.cri.v1.images']
  snapshotter = "overlayfs"
  [plugins.'io.containerd.cri.v1.images'.pinned_images]
    sandbox = "${SANDBOX_IMAGE}"
  [plugins.'io.containerd.cri.v1.images'.registry]
    config_path = "${folder}/registries"
[plugins.'io.containerd.cri.v1.runtime']
  restrict_oom_score_adj = true
  disable_apparmor = true
  enable_cdi = false
  [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
      SystemdCgroup = false
  [plugins.'io.containerd.cri.v1.runtime'.cni]
    bin_dirs = ["/usr/lib/cni", "/opt/cni/bin"]
    conf_dir = "${folder}/cni"
`;

/**
 * A cable from each pod to its node, as the VPC CNI has it: every packet passes through the node's rules, where on a
 * bridge those between pods of one node would not. What is for other nodes goes by the routes that the lab keeps.
 */
export const cniConfig = (podRange: string): string =>
    JSON.stringify({
        cniVersion: "0.4.0",
        name: "lab",
        plugins: [
            {
                type: "ptp",
                ipMasq: false,
                ipam: { type: "host-local", ranges: [[{ subnet: podRange }]], routes: [{ dst: "0.0.0.0/0" }] },
            },
            { type: "portmap", capabilities: { portMappings: true } },
        ],
    });
