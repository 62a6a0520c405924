/** Every answer that a test hears is held against the description of the interface: nothing may be missing, and nothing may come besides. */
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeInterface, type OpenApi } from '../../libs/openapi';
import { HttpClient } from '../../libs/testing/http-client';

const ROOT = resolve(__dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'guicheng');
const SOURCES = ['apps/api', 'libs/contracts', 'libs/openapi', 'libs/procedure'];

/** Where the description lies that belongs to the present sources; made the first time that somebody asks. */
export function openApiFile(): string {
  const file = join(CACHE, `openapi-${hashOfSources()}.json`);
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true });
    const own = `${file}.${randomUUID()}`;
    writeFileSync(own, JSON.stringify(describeInterface(ROOT)));
    renameSync(own, file);
  }
  return file;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const room of SOURCES)
    for (const { parentPath, name } of readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true }))
      if (name.endsWith('.ts') && !name.endsWith('.test.ts')) hash.update(readFileSync(join(parentPath, name)));
  return hash.digest('hex').slice(0, 16);
}

type Node = Record<string, unknown>;

/** From here on every answer that this test file hears is held against the description; gives where that lies. */
export function holdToContract(): string {
  const file = openApiFile();
  HttpClient.hears = contractChecks(file);
  return file;
}

/** For `HttpClient.hears`. */
export function contractChecks(file: string): (method: string, path: string, status: number, body: unknown) => void {
  const description = JSON.parse(readFileSync(file, 'utf8')) as OpenApi;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(closed({ components: description.components }) as Node, 'interface');
  const routes = Object.entries(description.paths)
    .map(([path, methods]) => ({ path, methods, fits: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }))
    // What is written out is meant before what stands for anything.
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  const validators = new Map<string, ValidateFunction | null>();

  const validator = (path: string, method: string, status: number): ValidateFunction | null => {
    const route = routes.find(({ fits, methods }) => fits.test(path) && methods[method]);
    const answers = route?.methods[method]?.['responses'] as Record<string, Node> | undefined;
    if (route === undefined || answers === undefined) return null;
    const answer = answers[status] ?? (status >= 400 ? { $ref: '#/components/responses/Problem' } : undefined);
    if (answer === undefined)
      throw new Error(`${method.toUpperCase()} ${route.path} answers ${status}, which its description does not know`);
    const key = `${method} ${route.path} ${status}`;
    if (!validators.has(key)) {
      const schema = schemaOf(answer);
      validators.set(key, schema === undefined ? null : ajv.compile(within(closed(schema)) as Node));
    }
    return validators.get(key) ?? null;
  };

  return (method, path, status, body) => {
    const check = validator(path.split('?')[0] ?? path, method.toLowerCase(), status);
    if (check === null || check(body)) return;
    const wrong = (check.errors ?? []).slice(0, 5).map((error) => {
      const name = (error.params as { additionalProperty?: string }).additionalProperty ?? '';
      return `${error.instancePath || '/'} ${error.message ?? ''} ${name}`.trim();
    });
    throw new Error(`${method} ${path} ${status} is not as it is described: ${wrong.join('; ')}`);
  };
}

function schemaOf(answer: Node): Node | undefined {
  if (answer['$ref'] === '#/components/responses/Problem') return { $ref: '#/components/schemas/Problem' };
  const json = (answer['content'] as Record<string, { schema?: Node }> | undefined)?.['application/json'];
  return json?.schema;
}

/** An object that names its properties has no others. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  const isObject = inner['type'] === 'object' && typeof inner['properties'] === 'object' && !('additionalProperties' in inner);
  return isObject ? { ...inner, additionalProperties: false } : inner;
}

/** References point into the one shared schema. */
function within(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(within);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === '$ref' ? `interface${String(part)}` : within(part)]),
  );
}
