/** Whatever the API refuses by the name of a field, it says by a name that people know: the table against every field that it reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { fieldName, namedFields } from '../../libs/contracts';
import type { OpenApi } from '../../libs/openapi';
import { openApiFile } from '../support/contract';

const API = resolve(__dirname, '..', '..', 'apps', 'api');
const sources = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => ts.createSourceFile(path, readFileSync(join(API, path), 'utf8'), ts.ScriptTarget.Latest, true));

/** `a.b.c`, and `*` where a list's number or a passed name stands. */
function pathOf(node: ts.Expression | undefined): string | null {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('');
}

function eachNode(visit: (node: ts.Node, file: string) => void): void {
  for (const source of sources) {
    const walk = (node: ts.Node): void => {
      visit(node, source.fileName);
      ts.forEachChild(node, walk);
    };
    walk(source);
  }
}

/** What takes a field's name as a parameter called `field`, and where among its parameters; what a file keeps to itself stands with the file's name. */
function readers(): Map<string, number> {
  const found = new Map<string, number>();
  eachNode((node, file) => {
    const isNamed = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isVariableDeclaration(node);
    if (!isNamed || !node.name) return;
    const read = ts.isVariableDeclaration(node) ? node.initializer : node;
    if (!read || !(ts.isArrowFunction(read) || ts.isFunctionLike(read))) return;
    const at = read.parameters.findIndex(({ name }) => name.getText() === 'field');
    const isShared = ts.isFunctionDeclaration(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (at >= 0) found.set(isShared ? node.name.getText() : `${file} ${node.name.getText()}`, at);
  });
  return found;
}

/** Each field that a reader is given or a refusal names, with a file that does. */
function fieldsRead(): Map<string, string> {
  const known = readers();
  const found = new Map<string, string>();
  const add = (path: string | null, file: string) => path !== null && found.set(path, file);
  eachNode((node, file) => {
    if (ts.isCallExpression(node)) {
      const name = node.expression.getText().split('.').at(-1) ?? '';
      const at = known.get(`${file} ${name}`) ?? known.get(name);
      if (at !== undefined) add(pathOf(node.arguments[at]), file);
    }
    if (!ts.isNewExpression(node) || node.expression.getText() !== 'ApiException') return;
    add(pathOf(node.arguments?.[2]), file);
    const details = node.arguments?.[1];
    if (details === undefined || !ts.isObjectLiteralExpression(details)) return;
    for (const detail of details.properties)
      if (ts.isPropertyAssignment(detail) && detail.name.getText() === 'label') add(pathOf(detail.initializer), file);
  });
  return found;
}

/** The end of a path that is no number and no passed name; null: only such. */
const isNamed = (path: string) => path.split('.').every((part) => part === '*') || fieldName(path.replaceAll('*', '0')) !== null;

describe('the names of fields', () => {
  const read = fieldsRead();
  const bodies = fieldsOfBodies();

  it('cover every field that the API reads or refuses', () => {
    expect(read.size).toBeGreaterThan(200);
    expect([...read].filter(([path]) => !isNamed(path)).map(([path, file]) => `${path} (${file})`)).toEqual([]);
  });

  it('cover every property of the bodies that its routes want', () => {
    expect(bodies.length).toBeGreaterThan(150);
    expect([...new Set(bodies)].filter((property) => fieldName(property) === null)).toEqual([]);
  });

  it('are all used, and in Chinese without a letter of the program', () => {
    const used = new Set([...read.keys(), ...bodies].flatMap((path) => endsOf(path)));
    expect(namedFields.filter((name) => !used.has(name))).toEqual([]);
    expect(namedFields.filter((name) => /[A-Za-z]/.test(fieldName(name)?.zh ?? 'x'))).toEqual([]);
  });

  it('leave alone what has no name: the fields of a form have their own', () => {
    expect(fieldName('form.nobody-named-this')).toBeNull();
    expect(fieldName('items.3.title')).toEqual({ zh: '标题', en: 'Title' });
    expect(fieldName('person.name')).toEqual({ zh: '姓名', en: 'Name' });
  });
});

function fieldsOfBodies(): string[] {
  const { components, paths } = JSON.parse(readFileSync(openApiFile(), 'utf8')) as OpenApi;
  const { schemas } = components as { schemas: Record<string, Schema> };
  const routes = Object.values(paths).flatMap((methods) => Object.values(methods) as Route[]);
  return routes.flatMap((route) => propertiesOf(bodyOf(route), schemas));
}

/** `a.*.b` ends in itself without its numbers, and in `b`. */
function endsOf(path: string): string[] {
  const parts = path.split('.').filter((part) => part !== '*' && !/^\d+$/.test(part));
  return parts.map((_, at) => parts.slice(at).join('.'));
}

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
interface Route {
  requestBody?: { content?: { 'application/json'?: { schema?: Schema } } };
}

function bodyOf(route: Route): Schema {
  return route.requestBody?.content?.['application/json']?.schema ?? {};
}

function propertiesOf(schema: Schema, schemas: Record<string, Schema>): string[] {
  const name = schema.$ref?.split('/').at(-1);
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const own = Object.keys(schema.properties ?? {});
  const further = name === undefined ? parts : [...parts, schemas[name] ?? {}];
  return [...own, ...further.flatMap((part) => propertiesOf(part, schemas))];
}
