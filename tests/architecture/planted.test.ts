/** The bugs that `npm run planted` plants can still be planted: what each replaces stands in the sources, once. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ALL_BUGS } from '../planted/bugs';

const ROOT = resolve(__dirname, '..', '..');
const LEAST = 40;

it.each(ALL_BUGS.map((bug) => [bug.bug, bug] as const))('%s', (_, { file, find, put }) => {
  const path = join(ROOT, file);
  expect([file, existsSync(path)]).toEqual([file, true]);
  const source = readFileSync(path, 'utf8');
  expect([file, find, source.split(find).length - 1]).toEqual([file, find, 1]);
  expect(put).not.toBe(find);
});

it(`are at least ${LEAST}, each told once`, () => {
  expect(ALL_BUGS.length).toBeGreaterThanOrEqual(LEAST);
  expect(new Set(ALL_BUGS.map(({ bug }) => bug)).size).toBe(ALL_BUGS.length);
});
