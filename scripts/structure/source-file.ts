import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import ts from "typescript";

/** An import of one file of a source tree by another; paths are relative to the tree. */
export interface Import {
    from: string;
    to: string;
    /** Nothing of it is left at run time. */
    ofTypes: boolean;
}

/** What the rules of structure need to know of a file. */
export interface SourceFile {
    path: string;
    imports: readonly Import[];
    /** Names that it exports and defines itself. */
    defines: readonly string[];
}

/** The files of a tree that are written by hand. */
export function sourceFiles(root: string): SourceFile[] {
    return ts.sys
        .readDirectory(root, [".ts"], ["**/*.gen.ts"])
        .map((file) => relative(root, file))
        .sort()
        .map((path) => sourceFile(root, path));
}

function sourceFile(root: string, path: string): SourceFile {
    const tree = ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest);
    return { path, imports: importsOf(tree, root), defines: [...new Set(definedIn(tree))] };
}

function importsOf(tree: ts.SourceFile, root: string): Import[] {
    const found: Import[] = [];
    const visit = (node: ts.Node): void => {
        const specifier = specifierOf(node);
        const to = specifier?.startsWith(".") ? fileOf(specifier, join(root, tree.fileName)) : undefined;
        if (to !== undefined) found.push({ from: tree.fileName, to: relative(root, to), ofTypes: isOfTypes(node) });
        ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
}

function specifierOf(node: ts.Node): string | undefined {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
    const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    return isCall ? textOf(node.arguments[0]) : undefined;
}

const textOf = (node: ts.Node | undefined): string | undefined =>
    node && ts.isStringLiteral(node) ? node.text : undefined;

function isOfTypes(node: ts.Node): boolean {
    if (ts.isImportTypeNode(node)) return true;
    if (ts.isExportDeclaration(node)) return node.isTypeOnly;
    if (!ts.isImportDeclaration(node) || !node.importClause) return false;
    const { phaseModifier, name, namedBindings } = node.importClause;
    if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
    return !name && !!namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements.every(isTypeOnly);
}

const isTypeOnly = ({ isTypeOnly }: ts.ImportSpecifier): boolean => isTypeOnly;

/** The file that an import means; nothing where that is no source file, as a table in JSON is not. */
function fileOf(specifier: string, importer: string): string | undefined {
    const options = { moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.Preserve };
    const { resolvedModule } = ts.resolveModuleName(specifier, importer, options, ts.sys);
    return resolvedModule && resolve(resolvedModule.resolvedFileName);
}

function definedIn(tree: ts.SourceFile): string[] {
    const imported = new Set(tree.statements.flatMap(importedNames));
    return tree.statements.flatMap((statement) => {
        if (ts.isExportDeclaration(statement)) return exportedByList(statement, imported);
        return isExported(statement) ? declaredNames(statement) : [];
    });
}

function importedNames(statement: ts.Statement): string[] {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
}

/** `export { name };` and `export { own as name };`: with a `from` behind it, or of what is imported, it defines nothing. */
function exportedByList(
    { moduleSpecifier, exportClause }: ts.ExportDeclaration,
    imported: ReadonlySet<string>,
): string[] {
    if (moduleSpecifier || !exportClause || !ts.isNamedExports(exportClause)) return [];
    const own = exportClause.elements.filter(({ name, propertyName }) => !imported.has((propertyName ?? name).text));
    return own.map(({ name }) => name.text);
}

const isExported = (statement: ts.Statement): boolean =>
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function declaredNames(statement: ts.Statement): string[] {
    if (ts.isVariableStatement(statement))
        return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
    const name = (statement as Partial<ts.DeclarationStatement>).name;
    return name && ts.isIdentifier(name) ? [name.text] : [];
}

function namesIn(name: ts.BindingName): string[] {
    if (ts.isIdentifier(name)) return [name.text];
    return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}
