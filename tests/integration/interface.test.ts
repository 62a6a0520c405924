/** The interface as it is described: whole, readable, and as a client that is generated from it finds it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import createClient from 'openapi-fetch';
import type { ApiError } from '../../libs/contracts';
import { breaking, lastReleased, type OpenApi } from '../../libs/openapi';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { contractChecks, openApiFile } from '../support/contract';
import { routes } from '../support/routes';

const ROOT = resolve(__dirname, '..', '..');
const run = promisify(execFile);
/** Fewer than the house allows, so that they are reached within the minute. */
const LIMITS = { perAddress: 30_000, perSession: 600 };
let api: ApiAlone;
let description: OpenApi;
beforeAll(async () => {
  api = await startApiAlone({ requestLimits: LIMITS });
  const reply = await fetch(`${api.base}/api/openapi.json`);
  expect(reply.headers.get('content-type')).toContain('application/json');
  description = (await reply.json()) as OpenApi;
}, 180_000);
afterAll(() => api.stop());

describe('the description', () => {
  it('has every route of the API, and none besides', () => {
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.slice(1).replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(described.sort()).toEqual(routes().sort());
  });

  it('says of every route what it needs, and of every one that changes something that it is asked on purpose', () => {
    for (const methods of Object.values(description.paths))
      for (const [method, operation] of Object.entries(methods)) {
        expect(operation['x-permission']).toMatch(/./);
        expect(operation['security'] === undefined).toBe(operation['x-permission'] !== 'public');
        const asks = JSON.stringify(operation['parameters']);
        expect(asks.includes('RequestedWith')).toBe(method !== 'get');
      }
  });

  it('says of a list that comes page by page how to ask for the next, and of an upload what goes with it', () => {
    const asks = (path: string) =>
      (description.paths[path]?.['get']?.['parameters'] as { name: string }[]).map(({ name }) => name);
    for (const path of ['/notices', '/cases', '/proxies'])
      expect(asks(path)).toEqual(expect.arrayContaining(['cursor', 'limit']));
    const uploads = Object.values(description.paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ requestBody }) => {
        const { content } = (requestBody ?? {}) as { content?: Record<string, { schema: { properties: object } }> };
        return content?.['multipart/form-data'] ? [Object.keys(content['multipart/form-data'].schema.properties)] : [];
      }),
    );
    expect(uploads.length).toBeGreaterThan(2);
    for (const properties of uploads) expect(properties).toContain('file');
  });

  it('refers to nothing that is not there', () => {
    const named = [...JSON.stringify(description).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)];
    expect(named.length).toBeGreaterThan(500);
    const missing = named.filter(([, kind = '', name = '']) => !(name in (description.components[kind] as object)));
    expect(missing.map(([reference]) => reference)).toEqual([]);
  });
});

describe('a client of the last release', () => {
  it('is still understood, and still understands: what breaks it raises the version', () => {
    const released = lastReleased();
    const majorOf = ({ info }: OpenApi) => Number(info.version.split('.')[0]);
    expect(majorOf(description)).toBeGreaterThanOrEqual(majorOf(released));
    if (majorOf(description) === majorOf(released)) expect(breaking(released, description)).toEqual([]);
  });

  it('would be missed: a route that goes away is found', () => {
    const { '/inbox': gone, ...paths } = description.paths;
    expect(gone).toBeDefined();
    expect(breaking(lastReleased(), { ...description, paths })).toContain('GET /inbox: gone');
  });
});

describe('an answer', () => {
  afterEach(() => (HttpClient.hears = null));

  it.each(['secretary', 'official', 'administrator', 'supervisor'])('is as it is described, for %s', async (login) => {
    const heard: string[] = [];
    const check = contractChecks(openApiFile());
    HttpClient.hears = (method, path, status, body) => {
      heard.push(`${method} ${path} ${status}`);
      check(method, path, status, body);
    };
    const person = await HttpClient.signedIn(api.base, login);
    const plain = routes().filter((route) => /^GET [^:]+$/.test(route) && !/ (live|.*(sheet|image))$/.test(route));
    for (const route of plain) await person.get(`/${route.slice('GET '.length)}`);
    expect(heard.length).toBeGreaterThan(30);
  });

  it('that is not as it is described is noticed', async () => {
    const check = contractChecks(openApiFile());
    const { body } = await (await HttpClient.signedIn(api.base, 'secretary')).get<object>('/session');
    expect(() => check('GET', '/session', 200, body)).not.toThrow();
    expect(() => check('GET', '/session', 200, { ...body, secret: 1 })).toThrow('secret');
    expect(() => check('GET', '/session', 200, { ...body, person: undefined })).toThrow('person');
    expect(() => check('GET', '/session', 204, {})).toThrow('answers 204');
    expect(() => check('GET', '/session', 409, { error: {} })).toThrow('not as it is described');
  });
});

describe('a refusal', () => {
  it('is a problem as RFC 9457 has it, with the code and the words of this house', async () => {
    const reply = await fetch(`${api.base}/api/inbox`);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8']);
    const problem: unknown = await reply.json();
    expect(problem).toMatchObject({ type: 'urn:guicheng:SESSION_EXPIRED', status: 401, error: { code: 'SESSION_EXPIRED' } });
  });
});

describe('a page that runs wild', () => {
  it('is told when to go on, and stops nobody else', async () => {
    const ask = (cookie: string) => fetch(`${api.base}/api/nothing`, { headers: { cookie } });
    for (let n = 0; n < LIMITS.perSession; n += 1) await (await ask('guicheng=wild')).arrayBuffer();
    const refused = await ask('guicheng=wild');
    const { error } = (await refused.json()) as { error: ApiError };
    expect([refused.status, error.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('guicheng=calm')).status).toBe(404);
  }, 60_000);
});

describe('a client made from it', () => {
  it('knows paths, bodies and answers, and talks to the API', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guicheng-client-'));
    const preload = join(ROOT, 'libs', 'testing', 'run-typescript.cjs');
    await run(process.execPath, ['-r', preload, join(ROOT, 'libs', 'openapi', 'main.ts'), folder], { cwd: ROOT });
    writeFileSync(join(folder, 'right.ts'), PROGRAM);
    writeFileSync(
      join(folder, 'wrong.ts'),
      PROGRAM.replace("login: 'secretary'", 'login: 7').replace('data.posts', 'data.postz'),
    );
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'preserve', '--types', 'node'];
    const compile = (file: string) =>
      run(process.execPath, [tsc, ...options, file], { cwd: folder }).then(
        () => [],
        ({ stdout }: { stdout: string }) => stdout.match(/error TS\d+/g) ?? [stdout],
      );
    expect(await compile('right.ts')).toEqual([]);
    expect(await compile('wrong.ts')).toHaveLength(2);
    expect(readFileSync(join(folder, 'openapi.json'), 'utf8')).toBe(JSON.stringify(description));
    rmSync(folder, { recursive: true });

    const client = createClient<Paths>({ baseUrl: `${api.base}/api`, headers: { 'x-requested-with': 'guicheng' } });
    const { data, response } = await client.POST('/session', { body: { login: 'secretary', password: 'guicheng-demo' } });
    expect([response.status, data?.posts.length]).toEqual([200, 1]);
    const { error } = await client.GET('/inbox');
    expect(error?.error.code).toBe('SESSION_EXPIRED');
  }, 120_000);
});

/** The part of the generated declarations that this test itself uses. */
interface Paths {
  '/session': {
    post: {
      requestBody: { content: { 'application/json': { login: string; password: string } } };
      responses: { 200: { content: { 'application/json': { posts: unknown[] } } } };
    };
  };
  '/inbox': { get: { responses: { default: { content: { 'application/problem+json': { error: { code: string } } } } } } };
}

const PROGRAM = `
import createClient from 'openapi-fetch';
import type { paths } from './client/guicheng';

export async function posts(baseUrl: string): Promise<number> {
  const client = createClient<paths>({ baseUrl });
  const headers = { 'X-Requested-With': 'guicheng' } as const;
  await client.POST('/session', { params: { header: headers }, body: { login: 'secretary', password: 'x' } });
  const { data, error } = await client.GET('/session');
  if (error) throw new Error(error.error.message.en);
  return data.posts.length;
}
`;
