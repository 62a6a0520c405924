/** No list is cut without saying so: each comes page by page, or is bounded by what it lists. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LISTED_AT_MOST, type ShortList } from '../../libs/contracts';
import type { OpenApi } from '../../libs/openapi';
import { openApiFile } from '../support/contract';

/** What one answer holds all of, and why that stays short. */
const BY_NATURE: Record<string, string> = {
  '/accounts': 'the accounts of one organisation',
  '/agenda': 'what waits for a meeting of the reader’s own organs',
  '/cases/{id}/offers': 'what can be done with one case now',
  '/cases/{id}/receipts': 'the acts of one case',
  '/cases/{id}/rules': 'the rules of one case that have changed meanwhile',
  '/cases/{id}/share': 'the links of one case, of which few may be valid at once',
  '/cases/{id}/similar': 'three at most, to look at beside a task',
  '/documents/houses': 'the houses of the reader’s posts',
  '/faults': 'what an error has stopped: none on most days',
  '/designs': 'drafts of one house, of which no more than 200 may be begun',
  '/imports/targets': 'what can be imported: the catalogue',
  '/organs': 'the organs of the reader’s societies',
  '/persons': 'what a search finds, the first fifty; more words find fewer',
  '/organisations': 'one association and its societies; the page shows a part',
  '/phrases': 'one person’s phrases',
  '/procedures': 'the catalogue',
  '/procedures/options': 'the catalogue',
  '/procedures/{id}/earlier': 'a few earlier ones to copy from',
  '/proxies/colleagues': 'who holds a post in the reader’s houses',
  '/registers': 'the catalogue',
  '/sending/channels': 'the ways of sending',
  '/session/demo': 'the accounts of the demo',
  '/standards': 'the parameters of the catalogue',
  '/supervision/grants': 'the grants of one association',
  '/tasks/{id}/colleagues': 'who may take one task over',
  '/views': 'twenty at most, refused beyond',
  '/workbench/coverage': 'the sources of the catalogue',
  '/workbench/procedures': 'the catalogue',
};

/** The newest, or what is open, and no more than so many (`LISTED_AT_MOST`): the page says so under the last of them. */
const SHORT: Record<string, ShortList> = {
  '/cases/{id}/comments': 'comments',
  '/documents/work': 'documentsInWork',
  '/drafts': 'drafts',
  '/imports': 'imports',
  '/migrations': 'migrations',
  '/policies': 'policies',
  '/publications': 'publications',
  '/rights-proposals': 'rightsProposals',
  '/starts/assignments': 'assignments',
  '/starts/calendar': 'calendar',
  '/starts/proposals': 'startProposals',
  '/supervision/work/{id}/findings': 'findings',
  '/supervision/work/{id}/samples': 'samples',
};
/** Fifty at a time, by `cursor`; no page shows any yet. */
const WITHOUT_A_PAGE = ['/erasures'];

interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
}
interface Route {
  responses: Record<string, { content?: { 'application/json'?: { schema?: Schema } } }>;
}

const { components, paths } = JSON.parse(readFileSync(openApiFile(), 'utf8')) as OpenApi;
const { schemas } = components as { schemas: Record<string, Schema> };

function answers(path: string): Schema | undefined {
  const route = paths[path]?.['get'] as Route | undefined;
  const schema = route?.responses['200']?.content?.['application/json']?.schema;
  return schema?.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1) ?? ''];
}

const lists = Object.keys(paths).filter((path) => answers(path)?.type === 'array');
const paged = Object.keys(paths).filter((path) => {
  const { items, next } = answers(path)?.properties ?? {};
  return items !== undefined && next !== undefined;
});

it('each list that comes whole is known with its reason, and no other is', () => {
  expect(lists.length).toBeGreaterThan(20);
  expect(lists.sort()).toEqual([...Object.keys(BY_NATURE), ...Object.keys(SHORT), ...WITHOUT_A_PAGE].sort());
});

it('what grows with the years comes page by page', () => {
  const growing = [
    '/cases',
    '/documents/registers/{register}',
    '/follow-ups',
    '/notices',
    '/proxies',
    '/rectifications',
    '/sending/failed',
    '/sign-in/people',
    '/sittings',
    '/supervision/cases',
    '/supervision/readings',
  ];
  expect(growing.filter((path) => !paged.includes(path))).toEqual([]);
});

it('a list that is cut after so many is cut there by the server, and says so on its page', () => {
  const api = sourcesOf('apps/api', /\.ts$/);
  const web = sourcesOf('apps/web/src', /\.tsx$/);
  const names = Object.keys(LISTED_AT_MOST) as ShortList[];
  expect(Object.values(SHORT).sort()).toEqual(names.sort());
  expect(names.filter((name) => !api.includes(`limit $\{LISTED_AT_MOST.${name}}`))).toEqual([]);
  expect(names.filter((name) => !web.includes(`<ShortListEnd list="${name}"`))).toEqual([]);
});

function sourcesOf(folder: string, kind: RegExp): string {
  const root = resolve(__dirname, '..', '..', folder);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => kind.test(file) && !file.includes('node_modules'),
  );
  return files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
}
