import { expect } from "chai";
import { decodeForm, type Dialect } from "../../../../../lab/aws/front/protocol/form";
import { SMALL_MODEL } from "../small-model";

function decode(dialect: Dialect, form: Record<string, string>) {
    const body = new URLSearchParams({ Action: "Make", Version: "2026-01-01", ...form }).toString();
    const { input, unknown } = decodeForm(dialect, SMALL_MODEL, {
        method: "POST",
        url: new URL("http://lab/"),
        headers: {},
        body,
    });
    return { input, unknown };
}

describe("decoding a form by the shape of its operation", () => {
    const rows: [string, Dialect, Record<string, string>, object][] = [
        ["numbers and booleans", "ec2", { Count: "3", DryRun: "true" }, { Count: 3, dryRun: true }],
        [
            "EC2's lists of structures",
            "ec2",
            { "Tag.1.Key": "a", "Tag.2.Key": "b" },
            { Tags: [{ Key: "a" }, { Key: "b" }] },
        ],
        ["EC2's names for queries", "ec2", { "Identifier.1": "x" }, { Ids: ["x"] }],
        [
            "nested structures",
            "ec2",
            { "Disk.Kind": "gp3", "Disk.Fast": "false" },
            { Disk: { Kind: "gp3", Fast: false } },
        ],
        [
            "the other services' lists",
            "query",
            { "tag.item.1.Key": "a", "Ids.member.1": "x" },
            { Tags: [{ Key: "a" }], Ids: ["x"] },
        ],
        ["maps", "query", { "Labels.entry.1.key": "a", "Labels.entry.1.value": "b" }, { Labels: { a: "b" } }],
        ["an empty list, written as the bare name", "query", { Ids: "" }, { Ids: [] }],
    ];
    for (const [what, dialect, form, input] of rows) {
        it(`reads ${what}`, () => {
            expect(decode(dialect, form)).to.deep.equal({ input, unknown: [] });
        });
    }

    it("reports keys that the operation does not have, also inside structures", () => {
        expect(decode("ec2", { "Disk.Kind": "gp3", "Disk.Bogus": "1", Nope: "2" }).unknown).to.deep.equal([
            "Disk.Bogus",
            "Nope",
        ]);
    });

    it("refuses an operation that the service does not have", () => {
        expect(() => decode("ec2", { Action: "Break" })).to.throw('no operation "Break"');
    });
});
