import ts from 'typescript';

/** Every identifier of a program with its line; comments, strings and templates are not identifiers. */
export function identifiersOf(text: string): readonly { readonly name: string; readonly line: number }[] {
  const source = parse(text);
  const found: { name: string; line: number }[] = [];
  visit(source, (node) => {
    if (!ts.isIdentifier(node)) return;
    found.push({ name: node.text, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 });
  });
  return found;
}

/** Identifiers that a program neither declares nor imports: globals, and names after a dot. */
export function foreignNamesOf(text: string): readonly { readonly name: string; readonly line: number }[] {
  const own = new Set<string>();
  visit(parse(text), (node) => {
    if (isDeclaration(node) && node.name !== undefined && ts.isIdentifier(node.name)) own.add(node.name.text);
  });
  return identifiersOf(text).filter(({ name }) => !own.has(name));
}

function isDeclaration(node: ts.Node): node is ts.NamedDeclaration {
  return (
    ts.isImportSpecifier(node) ||
    ts.isImportClause(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node)
  );
}

/** What a program imports or re-exports from, types and dynamic imports included. */
export function importsOf(text: string): readonly string[] {
  const found: string[] = [];
  visit(parse(text), (node) => {
    const specifier = specifierOf(node);
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) found.push(specifier.text);
  });
  return found;
}

/** Names of the properties of an interface, in their order; empty when there is none of that name. */
export function fieldsOf(text: string, interfaceName: string): readonly string[] {
  const fields: string[] = [];
  visit(parse(text), (node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== interfaceName) return;
    for (const member of node.members)
      if (member.name !== undefined && ts.isIdentifier(member.name)) fields.push(member.name.text);
  });
  return fields;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isCall ? node.arguments[0] : undefined;
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('file.ts', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => {
    visit(child, see);
  });
}
