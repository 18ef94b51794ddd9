import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import type { Declared, DeclaredInputs, DeclaredMember } from "./declared-inputs";

const PACKAGE = dirname(require.resolve("@pulumi/aws/package.json"));
const ANY: Declared = { kind: "any" };

/** Reads from the types of `@pulumi/aws` which inputs each resource type has, to any depth. Takes about a second. */
export function generateDeclaredInputs(tokens: readonly string[]): DeclaredInputs {
    const shared = interfacesOf("types/input.d.ts");
    return Object.fromEntries(
        tokens.map((token) => {
            const [, path = "", name = ""] = token.split(":");
            const args = interfacesOf(`${path}.d.ts`).get(`${name}Args`);
            if (args === undefined) throw new Error(`@pulumi/aws has no ${name}Args in ${path}.d.ts`);
            return [token, objectOf(args, shared)];
        }),
    );
}

type Interfaces = ReadonlyMap<string, ts.InterfaceDeclaration>;

/** Interfaces by name, those of a namespace as `eks.NodeGroupTaint`. */
function interfacesOf(file: string): Interfaces {
    const source = ts.createSourceFile(file, readFileSync(join(PACKAGE, file), "utf8"), ts.ScriptTarget.ES2022);
    const found = new Map<string, ts.InterfaceDeclaration>();
    const visit = (statements: readonly ts.Statement[], prefix: string): void => {
        for (const statement of statements) {
            if (ts.isInterfaceDeclaration(statement)) found.set(prefix + statement.name.text, statement);
            const isNamespace = ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body);
            if (isNamespace) visit(statement.body.statements, `${prefix}${statement.name.text}.`);
        }
    };
    visit(source.statements, "");
    return found;
}

function objectOf(declaration: ts.InterfaceDeclaration, shared: Interfaces): Declared {
    const members = declaration.members.filter(ts.isPropertySignature).map((member): [string, DeclaredMember] => {
        const name = ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : "";
        return [name, { type: typeOf(member.type, shared), required: member.questionToken === undefined }];
    });
    return { kind: "object", members: Object.fromEntries(members) };
}

function typeOf(node: ts.TypeNode | undefined, shared: Interfaces): Declared {
    if (node === undefined) return ANY;
    if (ts.isUnionTypeNode(node)) return unionOf(node, shared);
    if (ts.isArrayTypeNode(node)) return { kind: "list", of: typeOf(node.elementType, shared) };
    if (ts.isTypeLiteralNode(node)) {
        const index = node.members.find(ts.isIndexSignatureDeclaration);
        return index === undefined ? ANY : { kind: "map", of: typeOf(index.type, shared) };
    }
    if (ts.isTypeReferenceNode(node)) return referenceOf(node, shared);
    if (node.kind === ts.SyntaxKind.StringKeyword) return { kind: "text" };
    if (node.kind === ts.SyntaxKind.NumberKeyword) return { kind: "number" };
    return node.kind === ts.SyntaxKind.BooleanKeyword ? { kind: "boolean" } : ANY;
}

/** `X | undefined` is X; text or one of an enum's texts is text; text or a resource is anything. */
function unionOf(node: ts.UnionTypeNode, shared: Interfaces): Declared {
    const choices = node.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
    const types = choices.filter((choice) => !isEnum(choice)).map((choice) => typeOf(choice, shared));
    return types.length === 1 ? (types[0] ?? ANY) : ANY;
}

function isEnum(node: ts.TypeNode): boolean {
    return ts.isTypeReferenceNode(node) && entityText(node.typeName).startsWith("enums.");
}

function referenceOf(node: ts.TypeReferenceNode, shared: Interfaces): Declared {
    const name = entityText(node.typeName);
    if (name === "pulumi.Input") return typeOf(node.typeArguments?.[0], shared);
    const declaration = name.startsWith("inputs.") ? shared.get(name.slice("inputs.".length)) : undefined;
    return declaration === undefined ? ANY : objectOf(declaration, shared);
}

function entityText(name: ts.EntityName): string {
    return ts.isIdentifier(name) ? name.text : `${entityText(name.left)}.${name.right.text}`;
}
