/**
 * What would break a client that was written against an earlier description: a route or an answer that is gone, something that is newly asked for,
 * something that no longer comes. More than before may come, and may be sent.
 */
import type { OpenApi } from './document';
import type { Schema } from './schemas';

type Direction = 'sent' | 'answered';

export function breaking(before: OpenApi, after: OpenApi): string[] {
  const problems: string[] = [];
  for (const [path, methods] of Object.entries(before.paths))
    for (const [method, was] of Object.entries(methods)) {
      const where = `${method.toUpperCase()} ${path}`;
      const is = after.paths[path]?.[method];
      if (is) problems.push(...inOperation(where, was, is, new Comparison(before, after)));
      else problems.push(`${where}: gone`);
    }
  return problems;
}

function inOperation(where: string, was: Schema, is: Schema, comparison: Comparison): string[] {
  const problems: string[] = [];
  for (const [name, wanted] of namesOf(is))
    if (wanted && namesOf(was).get(name) !== true) problems.push(`${where}: ${name} is asked for`);
  for (const name of namesOf(was).keys())
    if (!namesOf(is).has(name)) problems.push(`${where}: ${name} is not understood any more`);
  problems.push(...comparison.compare(`${where} sent`, schemaOf(was['requestBody']), schemaOf(is['requestBody']), 'sent'));
  const answers = (operation: Schema) => operation['responses'] as Record<string, Schema>;
  for (const [status, answer] of Object.entries(answers(was))) {
    const now = answers(is)[status];
    if (now === undefined) problems.push(`${where}: does not answer ${status} any more`);
    else problems.push(...comparison.compare(`${where} ${status}`, schemaOf(answer), schemaOf(now), 'answered'));
  }
  return problems;
}

/** Names of what stands in address and head; true: it must. */
function namesOf(operation: Schema): Map<string, boolean> {
  const parameters = (operation['parameters'] ?? []) as Schema[];
  return new Map(parameters.map(({ name, $ref, required }) => [String(name ?? $ref), required === true || $ref !== undefined]));
}

function schemaOf(part: unknown): Schema | undefined {
  const content = (part as { content?: Record<string, { schema?: Schema }> } | undefined)?.content;
  return content && Object.values(content)[0]?.schema;
}

class Comparison {
  /** Shared schemas that were compared already: they name one another in circles. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly before: OpenApi,
    private readonly after: OpenApi,
  ) {}

  compare(where: string, was: Schema | undefined, is: Schema | undefined, direction: Direction): string[] {
    if (was === undefined) return is !== undefined && direction === 'sent' ? [`${where}: a body is asked for`] : [];
    if (is === undefined) return [`${where}: nothing of it is left`];
    if (typeof was['$ref'] === 'string' && typeof is['$ref'] === 'string') {
      const pair = `${was['$ref']} ${is['$ref']} ${direction}`;
      if (this.seen.has(pair)) return [];
      this.seen.add(pair);
    }
    const [old, now] = [named(this.before, was), named(this.after, is)];
    return [
      ...this.properties(where, old, now, direction),
      ...kinds(where, old, now, direction),
      ...this.choices(where, old, now, direction),
      ...(isSchema(old['items']) ? this.compare(`${where}[]`, old['items'], now['items'] as Schema | undefined, direction) : []),
    ];
  }

  private properties(where: string, was: Schema, is: Schema, direction: Direction): string[] {
    const [old, now] = [propertiesOf(was), propertiesOf(is)];
    const [wasRequired, isRequired] = [requiredOf(was), requiredOf(is)];
    const problems = Object.entries(old).flatMap(([name, schema]) =>
      now[name] === undefined ? [`${where}.${name}: gone`] : this.compare(`${where}.${name}`, schema, now[name], direction),
    );
    const [more, less] = direction === 'sent' ? [isRequired, wasRequired] : [wasRequired, isRequired];
    const says = direction === 'sent' ? 'is asked for' : 'may be missing';
    return [
      ...problems,
      ...more
        .filter((name) => !less.includes(name) && (direction === 'sent' || name in now))
        .map((name) => `${where}.${name}: ${says}`),
    ];
  }

  /** Of several shapes, each that could be sent must still be read; what may be answered beside them is seen by `kinds`. */
  private choices(where: string, was: Schema, is: Schema, direction: Direction): string[] {
    const [old, now] = [listOf(was['anyOf']), listOf(is['anyOf'])];
    if (old.length === 0) return [];
    if (old.length !== now.length) return [`${where}: had ${old.length} shapes, has ${now.length || 1}`];
    return old.flatMap((schema, n) => this.compare(where, schema, now[n], direction));
  }
}

/** Of values and types: fewer must not be taken, and none but the known ones come back. */
function kinds(where: string, was: Schema, is: Schema, direction: Direction): string[] {
  return ['enum', 'type', 'const'].flatMap((key) => {
    const [old, now] = [listOf(was[key]), listOf(is[key])];
    const lost = old.filter((value) => !now.includes(value) && now.length > 0);
    const added = now.filter((value) => !old.includes(value) && old.length > 0);
    const wrong = key === 'type' ? [...lost, ...added] : direction === 'sent' ? lost : [];
    return wrong.map((value) => `${where}: ${JSON.stringify(value)}`);
  });
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Schema[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]) as Schema[];
const propertiesOf = (schema: Schema) => (schema['properties'] ?? {}) as Record<string, Schema>;
const requiredOf = (schema: Schema) => (schema['required'] ?? []) as string[];

function named(description: OpenApi, schema: Schema): Schema {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  return description.components.schemas[ref.split('/').at(-1) ?? ''] ?? {};
}
