/** The whole description: OpenAPI 3.1. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { operationsOf, type Operation, type Shape } from './operations';
import { schemasOf, type Schema } from './schemas';

/** Raised when an older client would no longer be understood, or would no longer understand; breaking.test.ts says when. */
export const INTERFACE_VERSION = '1.0.0';

export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, Schema>>;
  components: { schemas: Record<string, Schema>; [kind: string]: unknown };
}

const PROBLEM = { $ref: '#/components/responses/Problem' };

export function describeInterface(root: string): OpenApi {
  const operations = operationsOf(controllers(resolve(root, 'apps', 'api'))).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const { roots, shared } = schemasOf(root, shapesOf(operations));
  const schema = (kind: string, operation: Operation) => roots.get(nameOf(kind, operation)) as Schema;
  const bodySchema = (operation: Operation) =>
    operation.upload === null ? schema('Body', operation) : written(schema('Body', operation));
  /** Parameters are written out one by one, also where the shape has a name of its own. */
  const written = ({ $ref, ...shape }: Schema): Schema =>
    typeof $ref === 'string' ? (shared[$ref.split('/').pop() ?? ''] as Schema) : shape;
  const paths: OpenApi['paths'] = {};
  for (const operation of operations)
    (paths[operation.path] ??= {})[operation.method] = {
      operationId: operation.id,
      ...(operation.summary === null ? {} : { summary: operation.summary }),
      tags: [operation.topic],
      ...(operation.permission === 'public' ? { security: [] } : {}),
      'x-permission': operation.permission,
      parameters: parametersOf(operation, operation.queryShape ? written(schema('Query', operation)) : null),
      ...bodyOf(operation, operation.body ? bodySchema(operation) : null),
      responses: { ...answersOf(operation, operation.answer ? schema('Answer', operation) : null), default: PROBLEM },
    };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guicheng 规程',
      version: INTERFACE_VERSION,
      description:
        'Governance procedures of societies. What changes something carries `X-Requested-With: guicheng`; what decides something also an `Idempotency-Key` ' +
        '(a UUID, kept until there is an answer): the same key with the same content is the same request, however often it is sent. A 202 is followed at `/intents/{id}`.',
    },
    servers: [{ url: '/api' }],
    tags: [...new Set(operations.map(({ topic }) => topic))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'guicheng', description: 'Over TLS: `__Host-guicheng`.' },
      },
      parameters: {
        IdempotencyKey: { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } },
        RequestedWith: { name: 'X-Requested-With', in: 'header', required: true, schema: { const: 'guicheng' } },
      },
      responses: {
        Problem: {
          description: 'Not done. `error.code` says why, `error.message` in both languages, `error.field` about what.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: shared,
    },
    security: [{ session: [] }],
  };
}

const orderOf = ({ path, method }: Operation) => `${path} ${method}`;
const nameOf = (kind: string, { id }: Operation) => `${kind}_${id.replace('.', '_')}`;

function controllers(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.controller.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

function shapesOf(operations: Operation[]): Map<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const operation of operations)
    for (const [kind, shape] of Object.entries({ Query: operation.queryShape, Body: operation.body, Answer: operation.answer }))
      if (shape) shapes.set(nameOf(kind, operation), shape);
  const contracts = resolve(__dirname, '..', 'contracts');
  return shapes.set('Refusal', { text: 'Problem', from: new Map([['Problem', contracts]]) });
}

function parametersOf({ parameters, query, method, takesKey }: Operation, shape: Schema | null): Schema[] {
  const asked = Object.entries((shape?.['properties'] ?? {}) as Record<string, Schema>);
  return [
    ...parameters.map(({ name, isUuid }) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string', ...(isUuid ? { format: 'uuid' } : {}) },
    })),
    ...query.map(({ name }) => ({ name, in: 'query', schema: { type: 'string' } })),
    ...asked.map(([name, schema]) => ({ name, in: 'query', schema })),
    ...(method === 'get' ? [] : [{ $ref: '#/components/parameters/RequestedWith' }]),
    ...(takesKey ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
}

function bodyOf({ upload }: Operation, shape: Schema | null): Schema {
  if (upload !== null) {
    const file = { [upload]: { type: 'string', format: 'binary' } };
    const properties = { ...(shape?.['properties'] as object | undefined), ...file };
    const required = [...((shape?.['required'] as string[] | undefined) ?? []), upload];
    return {
      requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties, required } } } },
    };
  }
  return shape ? { requestBody: { required: true, content: { 'application/json': { schema: shape } } } } : {};
}

function answersOf({ answers, status, isDecision, summary }: Operation, shape: Schema | null): Schema {
  const json = { 'application/json': { schema: shape } };
  const done = { description: isDecision ? 'The log has answered.' : (summary ?? 'Done.') };
  if (answers === 'nothing') return { [status]: done };
  if (answers === 'file') return { [status]: { ...done, content: { 'application/octet-stream': {} } } };
  if (answers === 'by-hand') return { [status]: { ...done, content: { '*/*': {} } } };
  if (!isDecision) return { [status]: { ...done, content: json } };
  return {
    200: { ...done, content: json },
    202: { description: 'On record, and to be followed at `/intents/{id}`.', content: json },
  };
}
