import { breaking } from './breaking';
import type { OpenApi } from './document';
import type { Schema } from './schemas';

const ITEM = { type: 'object', properties: { id: { type: 'string' }, note: { type: 'string' } }, required: ['id'] };
const SENT = {
  type: 'object',
  properties: { outcome: { enum: ['yes', 'no'] }, reason: { type: 'string' } },
  required: ['outcome'],
};

function described(
  change: { item?: Schema; sent?: Schema; parameters?: Schema[]; status?: number; path?: string } = {},
): OpenApi {
  const {
    item = ITEM,
    sent = SENT,
    parameters = [{ name: 'id', in: 'path', required: true }],
    status = 200,
    path = '/items/{id}',
  } = change;
  const content = (schema: Schema) => ({ content: { 'application/json': { schema } } });
  const operation = {
    parameters,
    requestBody: content({ $ref: '#/components/schemas/Sent' }),
    responses: { [status]: { description: '', ...content({ type: 'array', items: { $ref: '#/components/schemas/Item' } }) } },
  };
  return {
    openapi: '3.1.0',
    info: { title: '', version: '1.0.0', description: '' },
    ...{ servers: [], tags: [], security: [] },
    paths: { [path]: { post: operation } },
    components: { schemas: { Item: item, Sent: sent } },
  };
}
const withProperty = (schema: Schema, name: string, property: Schema, required = false): Schema => ({
  ...schema,
  properties: { ...(schema['properties'] as object), [name]: property },
  required: [...(schema['required'] as string[]), ...(required ? [name] : [])],
});
const without = (schema: Schema, name: string): Schema => {
  const properties = Object.fromEntries(Object.entries(schema['properties'] as object).filter(([key]) => key !== name));
  return { ...schema, properties, required: (schema['required'] as string[]).filter((key) => key !== name) };
};

describe('a change of the interface', () => {
  it.each<[string, OpenApi, string?]>([
    ['nothing changed', described()],
    ['more comes back', described({ item: withProperty(ITEM, 'more', { type: 'number' }, true) })],
    ['more may be sent', described({ sent: withProperty(SENT, 'more', { type: 'number' }) })],
    ['something that had to be sent need not be', described({ sent: { ...SENT, required: [] } })],
    ['another value may be sent', described({ sent: withProperty(SENT, 'outcome', { enum: ['yes', 'no', 'later'] }) })],
    ['something may stand in the address', described({ parameters: [{ name: 'id', required: true }, { name: 'limit' }] })],
  ])('breaks nobody when %s', (_, after) => {
    expect(breaking(described(), after)).toEqual([]);
  });

  it.each<[string, OpenApi, string?]>([
    ['a route is gone', described({ path: '/things/{id}' }), 'POST /items/{id}: gone'],
    ['it answers otherwise', described({ status: 204 }), 'POST /items/{id}: does not answer 200 any more'],
    ['a property no longer comes', described({ item: without(ITEM, 'note') }), 'POST /items/{id} 200[].note: gone'],
    ['a property may be missing', described({ item: { ...ITEM, required: [] } }), 'POST /items/{id} 200[].id: may be missing'],
    [
      'a property is of another kind',
      described({ item: withProperty(ITEM, 'note', { type: 'number' }) }),
      'POST /items/{id} 200[].note: "string"',
    ],
    ['more must be sent', described({ sent: withProperty(SENT, 'more', {}, true) }), 'POST /items/{id} sent.more: is asked for'],
    [
      'a value is not taken any more',
      described({ sent: withProperty(SENT, 'outcome', { enum: ['yes'] }) }),
      'POST /items/{id} sent.outcome: "no"',
    ],
    ['what was sent is not read', described({ sent: without(SENT, 'reason') }), 'POST /items/{id} sent.reason: gone'],
    [
      'more must stand in the address',
      described({
        parameters: [
          { name: 'id', required: true },
          { name: 'on', required: true },
        ],
      }),
      'POST /items/{id}: on is asked for',
    ],
    [
      'a name of the address is another',
      described({ parameters: [{ name: 'item' }] }),
      'POST /items/{id}: id is not understood any more',
    ],
  ])('is found when %s', (_, after, problem) => {
    expect(breaking(described(), after)).toContain(problem ?? '');
  });
});
