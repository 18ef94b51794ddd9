import { expect } from "chai";
import fc from "fast-check";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { decode, encode } from "../../../../provider/src/plugin/wire/codec";
import { SecretPaths } from "../../../../provider/src/plugin/wire/secret-paths";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const UNKNOWN_ON_THE_WIRE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (value: JavaScriptValue) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
const output = (properties: Record<string, JavaScriptValue>) => ({
    [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
    ...properties,
});
const struct = (tree: Record<string, JavaScriptValue>) => Struct.fromJavaScript(tree);

describe("the codec", () => {
    it("decodes nothing as an empty tree", () => {
        expect(decode(undefined).value).to.deep.equal({});
    });

    it("hands out secrets in clear, at any depth and inside one another", () => {
        const { value } = decode(struct({ a: secret("x"), b: [{ c: secret(["y", secret(1)]) }] }));
        expect(value).to.deep.equal({ a: "x", b: [{ c: ["y", 1] }] });
    });

    it("marks the same places again on the way out, and no others", () => {
        const tree = { a: secret("x"), b: [{ c: secret(["y", secret(1)]), d: "z" }], e: secret(UNKNOWN_ON_THE_WIRE) };
        const { value, secrets } = decode(struct(tree));
        expect(encode(value, secrets).toJavaScript()).to.deep.equal(tree);
    });

    it("knows every mark of an unknown value", () => {
        const marks = [
            UNKNOWN_ON_THE_WIRE,
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
        ];
        const { value } = decode(
            struct({ list: marks, leaf: UNKNOWN_ON_THE_WIRE, hidden: secret(UNKNOWN_ON_THE_WIRE) }),
        );
        expect(value).to.deep.equal({ list: [UNKNOWN, UNKNOWN, UNKNOWN], leaf: UNKNOWN, hidden: UNKNOWN });
    });

    it("takes outputs for their values, for unknown when they have none, and keeps them secret", () => {
        const { value, secrets } = decode(
            struct({ known: output({ value: 1 }), not: output({}), secret: output({ value: "s", secret: true }) }),
        );
        expect(value).to.deep.equal({ known: 1, not: UNKNOWN, secret: "s" });
        expect(["known", "not", "secret"].map((key) => secrets.has([key]))).to.deep.equal([false, false, true]);
    });

    it("leaves out what is undefined", () => {
        const tree = { a: undefined, b: null } as unknown as { b: null };
        expect(encode(tree, new SecretPaths()).toJavaScript()).to.deep.equal({ b: null });
    });

    it("gives back every plain tree as it was", () => {
        fc.assert(
            fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (tree) => {
                const normal = JSON.parse(JSON.stringify(tree)) as Record<string, JavaScriptValue>;
                const { value, secrets } = decode(struct(normal));
                expect(encode(value, secrets).toJavaScript()).to.deep.equal(struct(normal).toJavaScript());
            }),
        );
    });
});

describe("places of secrets", () => {
    it("tell a key with a dot from two keys", () => {
        const secrets = new SecretPaths();
        secrets.add(["a.b"]);
        expect(secrets.has(["a.b"])).to.equal(true);
        expect(secrets.has(["a", "b"])).to.equal(false);
    });

    it("touch what is in them and what is around them", () => {
        const secrets = new SecretPaths();
        secrets.add(["a", "b"]);
        const touched = [["a"], ["a", "b"], ["a", "b", "c"], []].map((path) => secrets.touch(path));
        expect(touched).to.deep.equal([true, true, true, true]);
        expect([["b"], ["a", "c"]].map((path) => secrets.touch(path))).to.deep.equal([false, false]);
    });

    it("add up, and stay what they were", () => {
        const [first, second] = [new SecretPaths(), new SecretPaths()];
        first.add(["a"]);
        second.add(["b", "0"]);
        const all = first.with(second);
        expect([["a"], ["b", "0"]].every((path) => all.has(path))).to.equal(true);
        expect(first.has(["b", "0"])).to.equal(false);
    });
});
