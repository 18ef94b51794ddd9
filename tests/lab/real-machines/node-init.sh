#!/bin/bash
# The first process of a node, in namespaces of its own: what a machine does between power-on and a running kubelet.
# Every mount, link, address, rule and process below goes when this process ends. The variables are in node.ts.
set -eu
mount --make-rprivate /
mount -t sysfs sysfs /sys
case $CGROUP_VERSION in
1)
    mount -t tmpfs tmpfs /sys/fs/cgroup
    for entry in $CGROUP_MOUNTS; do
        name=${entry%%=*}
        mkdir "/sys/fs/cgroup/$name"
        mount -t cgroup -o "${entry#*=}" cgroup "/sys/fs/cgroup/$name"
        # cpu,cpuacct is known by each of its names.
        for alias in ${name//,/ }; do [ -e "/sys/fs/cgroup/$alias" ] || ln -s "$name" "/sys/fs/cgroup/$alias"; done
    done
    ;;
2)
    mount -t cgroup2 cgroup2 /sys/fs/cgroup
    mkdir -p /sys/fs/cgroup/init
    echo 1 >/sys/fs/cgroup/init/cgroup.procs
    controllers=$(sed 's/\([a-z_]\+\)/+\1/g' /sys/fs/cgroup/cgroup.controllers)
    until echo "$controllers" >/sys/fs/cgroup/cgroup.subtree_control; do sleep 0.02; done 2>/dev/null
    ;;
esac
# What is written under the usual paths goes to the node's folder, or is forgotten; nothing goes to the machine's.
for folder in /run /var/lib; do mount -t tmpfs tmpfs "$folder"; done
mkdir -p /run/netns /run/lock /var/lib/kubelet /var/lib/containerd /var/lib/cni
mount --bind "$NODE_FOLDER/logs" /var/log
for program in kubelet containerd; do mount --bind "$NODE_FOLDER/$program" "/var/lib/$program"; done
(cd "$NODE_FOLDER/overlay" && find proc -type f) | while read -r file; do
    [ ! -e "/$file" ] || mount --bind "$NODE_FOLDER/overlay/$file" "/$file"
done
for folder in sys/devices/system/cpu sys/devices/system/node; do
    [ ! -e "/$folder" ] || mount --bind "$NODE_FOLDER/overlay/$folder" "/$folder"
done
mount --make-rshared /

hostname "$NODE"
ip link set lo up
until ip link show eth0 >/dev/null 2>&1; do sleep 0.02; done
ip address add "$ADDRESS/24" dev eth0
ip link set eth0 up
ip route add default via "$GATEWAY"
echo 1 >/proc/sys/net/ipv4/ip_forward

# The first packet of each connection from or to a pod waits in a queue for the verdict of `network-policies`; without it,
# none passes. What the node itself sends is not asked about: kubelet's probes, as on every cluster.
mangle() { iptables -w -t mangle "$@"; }
mangle -N POLICIES
mangle -A POSTROUTING -m conntrack --ctstate NEW -j POLICIES
mangle -A POLICIES -m owner --uid-owner 0 -j RETURN
for end in --source --destination; do mangle -A POLICIES "$end" "$POD_RANGE" -j NFQUEUE --queue-num 100; done

logs=/var/log
containerd --config "$NODE_FOLDER/containerd.toml" >"$logs/containerd.log" 2>&1 &
until [ -S /run/containerd/containerd.sock ]; do
    kill -0 $! || exit 1
    sleep 0.02
done
kube-proxy --config "$NODE_FOLDER/kube-proxy.yaml" >"$logs/kube-proxy.log" 2>&1 &
kubelet --config "$NODE_FOLDER/kubelet.yaml" --kubeconfig "$NODE_FOLDER/kubelet.kubeconfig" \
    --hostname-override "$NODE" --node-ip "$ADDRESS" --node-labels "$LABELS" >"$logs/kubelet.log" 2>&1 &
network-policies -kubeconfig "$NODE_FOLDER/network-policies.kubeconfig" -node "$NODE" >"$logs/network-policies.log" 2>&1 &
# A node of which one of the four has died is broken, and shall look it.
code=0
wait -n || code=$?
echo "a program of node $NODE ended with exit code $code; the last words of each:"
tail -n 4 "$logs"/*.log
exit 1
