import { expect } from "chai";
import { rayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { planned } from "../../ray-cluster/support";
import { CLUSTER, NOT_IN_THE_OBJECT } from "./cluster-rows";
import { OWN, SETTINGS } from "./pod-rows";
import { at, inputsIn } from "./support";

describe("the inputs of a cluster, in the plan", () => {
    it("have a row each", () => {
        const ofPods = (path: string): boolean => {
            const [, input] = /^(?:head|workers\.\*)\.(.*)$/.exec(path) ?? [];
            return input !== undefined && (input in OWN || input in SETTINGS);
        };
        const elsewhere = (path: string): boolean =>
            NOT_IN_THE_OBJECT.some((input) => path === input || path.startsWith(`${input}.`));
        const inputs = inputsIn(rayClusterArgs).filter(
            (path) => !path.startsWith("podDefaults.") && !path.startsWith("pools.") && !ofPods(path),
        );
        expect(Object.keys(CLUSTER).sort(), "rows of cluster-rows.ts").to.deep.equal(
            inputs.filter((path) => !elsewhere(path)).sort(),
        );
    });

    for (const [path, { given, path: place, want, otherwise }] of Object.entries(CLUSTER)) {
        it(`${path} shows, and only when it is given`, () => {
            expect(at(planned(given), place)).to.deep.equal(want);
            expect(at(planned(), place)).to.deep.equal(otherwise);
        });
    }

    it("that act elsewhere leave the object alone", () => {
        const before = planned();
        expect(
            planned({
                exposeWithoutAuthentication: true,
                updatePolicy: "RecreateAll",
                wait: "none",
                accept: ["R-SPOT-HEAD"],
            }),
        ).to.deep.equal(before);
        expect(
            planned({
                networkPolicy: { enabled: false },
                ingress: { host: "x" },
                gateway: { name: "g" },
                kubeconfig: "x",
            }),
        ).to.deep.equal(before);
    });
});
