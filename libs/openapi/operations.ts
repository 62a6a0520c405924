/** The routes as their controllers declare them: read from the source, so that nothing has to be said twice. */
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** What a type was written as, and where its names come from. */
export interface Shape {
  text: string;
  /** Module by name, as an absolute path without ending. */
  from: Map<string, string>;
}

export interface Operation {
  id: string;
  /** The controller without its last word: what the route is about. */
  topic: string;
  method: Method;
  /** As OpenAPI writes it: `/cases/{id}`. */
  path: string;
  /** The first sentence over the handler; null when it says nothing. */
  summary: string | null;
  permission: string;
  parameters: { name: string; isUuid: boolean }[];
  query: { name: string }[];
  queryShape: Shape | null;
  body: Shape | null;
  /** The name of the field that carries the file of a multipart body. */
  upload: string | null;
  /** Null: nothing comes back, or what comes is no JSON. */
  answer: Shape | null;
  answers: 'json' | 'nothing' | 'file' | 'by-hand';
  status: number;
  /** A decision: 200 when the log has answered, 202 when it is to be followed. */
  isDecision: boolean;
  takesKey: boolean;
}

const METHODS: Record<string, Method> = { Get: 'get', Post: 'post', Put: 'put', Delete: 'delete' };

export function operationsOf(files: string[]): Operation[] {
  return files.flatMap((file) => {
    const source = ts.sys.readFile(file) ?? '';
    return inFile(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  });
}

function inFile(source: ts.SourceFile): Operation[] {
  const from = namesOf(source);
  return source.statements.filter(ts.isClassDeclaration).flatMap((controller) => {
    const base = argument(controller, 'Controller');
    if (base === null) return [];
    return controller.members
      .filter(ts.isMethodDeclaration)
      .flatMap((handler) => operationOf(controller, handler, base, from) ?? []);
  });
}

function operationOf(
  controller: ts.ClassDeclaration,
  handler: ts.MethodDeclaration,
  base: string,
  from: Map<string, string>,
): Operation | null {
  const verb = Object.keys(METHODS).find((name) => decorator(handler, name) !== null);
  if (verb === undefined) return null;
  const method = METHODS[verb] as Method;
  const name = controller.name?.text.replace(/Controller$/, '') ?? '';
  const shape = (node: ts.TypeNode | undefined): Shape | null => (node ? { text: node.getText(), from } : null);
  const answer = unwrapped(handler.type);
  const answers = answersOf(answer, handler);
  const body = parameter(handler, 'Body');
  const query = handler.parameters.filter((given) => decorator(given, 'Query') !== null);
  const interceptors = textOf(handler, 'UseInterceptors');
  return {
    id: `${name.charAt(0).toLowerCase()}${name.slice(1)}.${handler.name.getText()}`,
    topic: name,
    method,
    path: `/${[base, argument(handler, verb) ?? ''].join('/')}`
      .replace(/\/+/g, '/')
      .replace(/(?<=.)\/$/, '')
      .replace(/:(\w+)/g, '{$1}'),
    summary: summaryOf(handler),
    permission: argument(handler, 'Needs') ?? '',
    parameters: handler.parameters.flatMap((given) => {
      const param = argument(given, 'Param');
      return param === null ? [] : [{ name: param, isUuid: textOf(given, 'Param').includes('IdPipe') }];
    }),
    query: query.flatMap((given) => (argument(given, 'Query') ? [{ name: argument(given, 'Query') as string }] : [])),
    queryShape: sentShape(
      query.find((given) => !argument(given, 'Query')),
      from,
    ),
    body: sentShape(body, from),
    // Ours takes the field that all pages send (`files/incoming-file.interceptor.ts`).
    upload: interceptors.includes('IncomingFileInterceptor')
      ? 'file'
      : (/FileInterceptor\('(\w+)'/.exec(interceptors)?.[1] ?? null),
    answer: answers === 'json' ? shape(answer) : null,
    answers,
    status: Number(textOf(handler, 'HttpCode').replace(/\D/g, '')) || (method === 'post' ? 201 : 200),
    isDecision: interceptors.includes('AnsweredInterceptor'),
    takesKey: handler.parameters.some((given) => argument(given, 'Headers') === 'idempotency-key'),
  };
}

function answersOf(answer: ts.TypeNode | undefined, handler: ts.MethodDeclaration): Operation['answers'] {
  const text = answer?.getText() ?? 'void';
  if (text === 'StreamableFile') return 'file';
  if (text !== 'void') return 'json';
  return handler.parameters.some((given) => textOf(given, 'Res') === '()') ? 'by-hand' : 'nothing';
}

/** `Sent<RollRequest>`: the shape that should have been sent. */
function sentShape(given: ts.ParameterDeclaration | undefined, from: Map<string, string>): Shape | null {
  const type = given?.type;
  if (!type) return null;
  const sent = ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Sent' ? type.typeArguments?.[0] : undefined;
  if (!sent)
    throw new Error(`${type.getSourceFile().fileName}: "${type.getText()}" says nothing of what should be sent; write Sent<…>`);
  return { text: sent.getText(), from };
}

function unwrapped(type: ts.TypeNode | undefined): ts.TypeNode | undefined {
  return type && ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Promise' ? type.typeArguments?.[0] : type;
}

const parameter = (handler: ts.MethodDeclaration, name: string) =>
  handler.parameters.find((given) => decorator(given, name) !== null);

function decorator(node: ts.HasDecorators, name: string): ts.CallExpression | null {
  const calls = (ts.getDecorators(node) ?? []).map(({ expression }) => expression).filter(ts.isCallExpression);
  return calls.find(({ expression }) => expression.getText() === name) ?? null;
}

/** What stands behind the decorator's name, brackets included; empty when it is not there. */
function textOf(node: ts.HasDecorators, name: string): string {
  return decorator(node, name)?.getText().slice(name.length) ?? '';
}

/** The first argument as text: empty when there is none, null without the decorator. */
function argument(node: ts.HasDecorators, name: string): string | null {
  const call = decorator(node, name);
  if (!call) return null;
  const first = call.arguments[0];
  return first && ts.isStringLiteralLike(first) ? first.text : '';
}

function summaryOf(handler: ts.MethodDeclaration): string | null {
  const [comment] = ts.getJSDocCommentsAndTags(handler).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comment?.comment);
  return text ? text.replace(/\s+/g, ' ').trim() : null;
}

/** Names that a file imports or declares, and the module where they are found. */
function namesOf(source: ts.SourceFile): Map<string, string> {
  const names = new Map<string, string>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const module = statement.moduleSpecifier.text;
      const bindings = statement.importClause?.namedBindings;
      if (!module.startsWith('.') || !bindings || !ts.isNamedImports(bindings)) continue;
      for (const { name } of bindings.elements) names.set(name.text, resolve(dirname(source.fileName), module));
    }
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      names.set(statement.name.text, source.fileName.replace(/\.ts$/, ''));
  }
  return names;
}
