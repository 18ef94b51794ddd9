import { expect } from "chai";
import { cgroupMounts } from "../../../lab/real-machines/cgroup-mounts";

const ROOT = "1 0 254:0 / / rw,relatime - ext4 /dev/vda rw";

describe("the control groups of a machine", () => {
    it("are the one tree of version 2, where that is all there is", () => {
        const info = [ROOT, "25 1 0:22 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate"];
        expect(cgroupMounts(info.join("\n"))).to.deep.equal([{ version: 2, path: "/sys/fs/cgroup", options: "" }]);
    });

    it("are those of version 1, where both are mounted: the controllers are there", () => {
        const info = [
            ROOT,
            "30 1 0:25 / /sys/fs/cgroup rw - tmpfs tmpfs rw",
            "31 30 0:26 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw",
            "32 30 0:27 / /sys/fs/cgroup/systemd rw shared:9 - cgroup cgroup rw,xattr,name=systemd",
            "33 30 0:28 / /sys/fs/cgroup/cpu,cpuacct rw shared:10 master:2 - cgroup cgroup rw,cpu,cpuacct",
        ];
        expect(cgroupMounts(info.join("\n"))).to.deep.equal([
            { version: 1, path: "/sys/fs/cgroup/systemd", options: "none,name=systemd" },
            { version: 1, path: "/sys/fs/cgroup/cpu,cpuacct", options: "cpu,cpuacct" },
        ]);
    });

    it("must be there", () => {
        expect(() => cgroupMounts(ROOT)).to.throw("no control groups are mounted");
    });
});
