import { expect } from "chai";
import {
    credentialError,
    isConflict,
    isNotFound,
    isTransient,
    isUnknownKind,
    KubernetesError,
    networkError,
} from "../../../provider/src/cluster-access/errors";
import { kindOf, listPath, objectPath } from "../../../provider/src/cluster-access/objects";

const answer = (status: number, reason = "") => new KubernetesError(status, reason, "message");

describe("what the API server answers", () => {
    const CASES = [
        { error: answer(404, "NotFound"), missing: true, unknownKind: false, conflict: false, transient: false },
        { error: answer(404), missing: true, unknownKind: true, conflict: false, transient: false },
        { error: answer(409, "Conflict"), missing: false, unknownKind: false, conflict: true, transient: false },
        { error: answer(403, "Forbidden"), missing: false, unknownKind: false, conflict: false, transient: false },
        { error: answer(422, "Invalid"), missing: false, unknownKind: false, conflict: false, transient: false },
        { error: answer(429), missing: false, unknownKind: false, conflict: false, transient: true },
        { error: answer(500), missing: false, unknownKind: false, conflict: false, transient: true },
        { error: answer(503), missing: false, unknownKind: false, conflict: false, transient: true },
    ];
    for (const { error, missing, unknownKind, conflict, transient } of CASES) {
        it(`${error.status} ${error.reason || "without a reason"} is ${transient ? "worth another try" : "final"}`, () => {
            const seen = [isNotFound(error), isUnknownKind(error), isConflict(error), isTransient(error)];
            expect(seen).to.deep.equal([missing, unknownKind, conflict, transient]);
        });
    }
});

describe("an API server that cannot be reached", () => {
    const lost = (code: string) => networkError("https://k8s", Object.assign(new Error(`connect ${code}`), { code }));
    for (const code of ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT"]) {
        it(`may come back after ${code}, and is named with what to look at`, () => {
            expect(isTransient(lost(code))).to.equal(true);
            expect(lost(code).message)
                .to.include("https://k8s cannot be reached")
                .and.include(code)
                .and.include("Check that");
        });
    }

    it("will not come back with a wrong certificate", () => {
        expect(isTransient(lost("DEPTH_ZERO_SELF_SIGNED_CERT"))).to.equal(false);
    });
});

describe("credentials that cannot be had", () => {
    const CASES: readonly [string, RegExp][] = [
        ["spawn aws ENOENT", /`aws`, which is not on the PATH.*Install the AWS CLI, version 2/],
        ["spawn gcloud-auth ENOENT", /`gcloud-auth`, which is not on the PATH/],
        ["Unable to locate credentials\n", /failed: Unable to locate credentials$/],
        ["", /failed: it printed nothing$/],
    ];
    for (const [said, message] of CASES) {
        it(`are explained when the command says ${JSON.stringify(said)}`, () => {
            expect(credentialError(new Error(said)).message).to.match(message);
            expect(isTransient(credentialError(new Error(said)))).to.equal(false);
        });
    }
});

describe("the path of objects", () => {
    const pods = kindOf("v1", "Pod", "pods");
    const clusters = kindOf("ray.io/v1", "RayCluster", "rayclusters");
    it("tells the core group from the others, and namespaces from all", () => {
        expect(listPath(pods, undefined)).to.equal("/api/v1/pods");
        expect(listPath(clusters, "ray")).to.equal("/apis/ray.io/v1/namespaces/ray/rayclusters");
        expect(objectPath(clusters, "ray", "a b")).to.equal("/apis/ray.io/v1/namespaces/ray/rayclusters/a%20b");
    });
});
