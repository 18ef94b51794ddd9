#!/bin/bash
# Puts a node into cgroups of its own, then becomes the parent of its first process, node-init.sh. Killing this process
# ends everything on the node. The variables are in node.ts.
set -eu
for folder in $CGROUP_FOLDERS; do echo $$ >"$folder/cgroup.procs"; done
(
    own=$(readlink /proc/self/ns/net)
    until [ "$(readlink /proc/$$/ns/net)" != "$own" ]; do sleep 0.02; done
    if [ "$CGROUP_VERSION" = 2 ]; then
        # A cgroup of version 2 that has children may have no processes of its own.
        mkdir -p "$CGROUP_FOLDERS/init"
        for process in $$ "$BASHPID"; do echo "$process" >"$CGROUP_FOLDERS/init/cgroup.procs"; done
    fi
    ip link add "$LINK" type veth peer name eth0 netns $$
    ip link set "$LINK" master "$BRIDGE" up
) &
exec unshare --mount --net --uts --ipc --cgroup --pid --fork --kill-child --mount-proc bash "$INIT"
