import { expect } from "chai";
import { cacheRoot } from "../../../lab/tools/cache-root";

describe("cacheRoot", () => {
    const rows = [
        {
            title: "is what PULUMI_KUBERAY_CACHE says",
            env: { PULUMI_KUBERAY_CACHE: "/c", XDG_CACHE_HOME: "/x" },
            root: "/c",
        },
        {
            title: "is in the user's cache folder",
            env: { XDG_CACHE_HOME: "/x", HOME: "/h" },
            root: "/x/pulumi-kuberay",
        },
        { title: "is in ~/.cache by default", env: { HOME: "/h" }, root: "/h/.cache/pulumi-kuberay" },
        {
            title: "takes an empty variable for none",
            env: { PULUMI_KUBERAY_CACHE: "", XDG_CACHE_HOME: "", HOME: "/h" },
            root: "/h/.cache/pulumi-kuberay",
        },
    ];
    for (const { title, env, root } of rows) {
        it(title, () => {
            expect(cacheRoot(env)).to.equal(root);
        });
    }
});
