import { expect } from "chai";
import { type OperatorArgs } from "../../../provider/src/operator/args";
import { checkOperator } from "../../../provider/src/operator/checks";
import { DEFAULT_KUBERAY_VERSION, SUPPORTED_KUBERAY_VERSIONS } from "../../../provider/src/shared/versions";

describe("the rules of the operator's inputs", () => {
    const CASES: readonly { title: string; args: OperatorArgs; says: readonly string[] }[] = [
        { title: "accept the defaults", args: {}, says: [] },
        { title: "accept every namespace", args: { watchNamespaces: ["*"] }, says: [] },
        {
            title: "refuse a version that is not packed in, and name those that are",
            args: { version: `v${DEFAULT_KUBERAY_VERSION}` },
            says: [
                `operator.version: KubeRay v${DEFAULT_KUBERAY_VERSION} is not packed into this provider, which has ${SUPPORTED_KUBERAY_VERSIONS.join(", ")}. Did you mean "${DEFAULT_KUBERAY_VERSION}"?`,
            ],
        },
        {
            title: "name the way out also when no version is similar",
            args: { version: "2.0.0" },
            says: [
                `operator.version: KubeRay 2.0.0 is not packed into this provider, which has ${SUPPORTED_KUBERAY_VERSIONS.join(", ")}. Use one of those.`,
            ],
        },
        {
            title: "refuse names beside the star",
            args: { watchNamespaces: ["*", "ray"] },
            says: ['operator.watchNamespaces: "*" already means every namespace, got 1 beside it. Remove either.'],
        },
        {
            title: "refuse what is no namespace",
            args: { namespace: "Ray_Ops" },
            says: [
                'operator.namespace: the name of a namespace is lower-case letters, digits and "-", a letter or digit first and no "-" last; got "Ray_Ops". Rename it, e.g. to "ray-ops".',
            ],
        },
    ];

    for (const { title, args, says } of CASES) {
        it(title, () => {
            const problems = checkOperator(args, "operator").map(({ path, reason }) => `${path}: ${reason}`);
            expect(problems).to.deep.equal(says);
        });
    }
});
