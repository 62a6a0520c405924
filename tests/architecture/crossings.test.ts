/** Whoever lets the product reach another store says what happens when it dies there (`tests/chaos/crossings.ts`). */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Engine } from '../../libs/engine';
import { recordActivities } from '../../activities/record.activities';
import { CALLS, ONLY_READ, SOURCES } from '../chaos/crossings';

const ROOT = resolve(__dirname, '..', '..');
/** Rooms of processes that run in production. Tools that somebody starts by hand may be started again. */
const ROOMS = ['apps/api', 'apps/worker', 'apps/auditor', 'activities', 'libs'].map((room) => join(ROOT, room));
const NOT_RUNNING = /^libs\/(testing|runtime|demo|templates|openapi|design|procedure)\//;
const REACHES =
  /from '(node:(?:fs|http|https|net|dns|tls|child_process)(?:\/\w+)?|@temporalio\/(?:client|worker)|@aws-sdk\/[\w-]+|nodemailer|pg|openid-client)'/;

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesIn(path);
    return /\.ts$/.test(entry.name) && !/\.(test|d)\.ts$/.test(entry.name) ? [relative(ROOT, path)] : [];
  });
}

const reaching = ROOMS.flatMap(sourcesIn).filter(
  (path) => !NOT_RUNNING.test(path) && REACHES.test(readFileSync(join(ROOT, path), 'utf8')),
);

it('knows every source that reaches outside, and no other', () => {
  expect(reaching.toSorted()).toEqual(Object.keys(SOURCES).toSorted());
});

it('knows every call of the engine and of the record, and which test kills there', () => {
  const engine = [...Object.getOwnPropertyNames(Engine.prototype), ...Object.getOwnPropertyNames(Engine)].filter(
    (name) => typeof (Engine as unknown as Record<string, unknown>)[name] === 'function' || name in Engine.prototype,
  );
  const outside = engine.filter((name) => !['constructor', 'update', 'once', 'startWith'].includes(name));
  const of = (port: string) => CALLS.filter((call) => call.port === port).map(({ method }) => method);
  expect(outside.toSorted()).toEqual([...of('engine'), ...Object.keys(ONLY_READ)].toSorted());
  const never = () => Promise.reject(new Error('nobody asks'));
  const activities = Object.keys(recordActivities({ append: never, load: never, markFault: never }));
  expect(activities.toSorted()).toEqual(of('record').toSorted());
});

it('finds a new one', () => {
  expect(REACHES.test(`import { Client } from 'pg';`)).toBe(true);
  expect(REACHES.test(`import { writeFile } from 'node:fs/promises';`)).toBe(true);
});
