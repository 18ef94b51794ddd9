import { expect } from "chai";
import { s3Policy } from "../../../provider/src/pod-identity/s3-policy";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

interface Statement {
    readonly Effect: string;
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
    readonly Condition?: unknown;
}

const statements = (access: Parameters<typeof s3Policy>[0]): Statement[] =>
    (JSON.parse(s3Policy(access) as string) as { Statement: Statement[] }).Statement;

/** What may be done to objects, as `action resource`. */
const onObjects = (access: Parameters<typeof s3Policy>[0]): string[] =>
    statements(access)
        .filter(({ Resource }) => Resource.every((resource) => resource.includes("/")))
        .flatMap(({ Action, Resource }) =>
            Resource.flatMap((resource) => Action.map((action) => `${action} ${resource}`)),
        );

describe("the policy for S3", () => {
    it("lets pods list a bucket and read its objects, and nothing else", () => {
        expect(statements({ read: ["arn:aws:s3:::datasets"] })).to.deep.equal([
            { Effect: "Allow", Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: ["arn:aws:s3:::datasets"] },
            { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::datasets/*"] },
        ]);
    });

    it("lets pods write where they may write, and there alone", () => {
        const access = { read: ["arn:aws:s3:::datasets"], write: ["arn:aws:s3:::results"] };
        const writes = onObjects(access).filter((line) => /Put|Delete|Abort/.test(line));
        expect(writes).to.deep.equal([
            "s3:PutObject arn:aws:s3:::results/*",
            "s3:DeleteObject arn:aws:s3:::results/*",
            "s3:AbortMultipartUpload arn:aws:s3:::results/*",
        ]);
        expect(onObjects(access)).to.include("s3:GetObject arn:aws:s3:::results/*");
    });

    for (const path of [
        "arn:aws:s3:::datasets/images",
        "arn:aws:s3:::datasets/images/",
        "arn:aws:s3:::datasets/images/*",
    ]) {
        it(`keeps pods below a path, however it is written: ${path}`, () => {
            expect(onObjects({ read: [path] })).to.deep.equal(["s3:GetObject arn:aws:s3:::datasets/images/*"]);
            const [listing] = statements({ read: [path] }).filter(({ Action }) => Action.includes("s3:ListBucket"));
            expect(listing).to.deep.include({
                Resource: ["arn:aws:s3:::datasets"],
                Condition: { StringLike: { "s3:prefix": ["images", "images/*"] } },
            });
        });
    }

    it("does not narrow the listing of a bucket that is given whole as well", () => {
        const access = { read: ["arn:aws:s3:::datasets"], write: ["arn:aws:s3:::datasets/out"] };
        const listings = statements(access).filter(({ Action }) => Action.includes("s3:ListBucket"));
        expect(listings).to.have.lengthOf(1);
        expect(listings[0]).to.not.have.property("Condition");
    });

    it("is unknown while a bucket is", () => {
        expect(s3Policy({ read: ["arn:aws:s3:::a", UNKNOWN as never] })).to.equal(UNKNOWN);
    });
});
