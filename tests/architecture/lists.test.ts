/** No list is cut without saying so: each comes page by page, or is bounded by what it lists. */
import { readFileSync } from 'node:fs';
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

/** The newest, or what is open, and no more than so many: what lies behind stands on the page of each thing, and in the record. */
const NO_MORE_THAN: Record<string, number> = {
  '/cases/{id}/comments': 500,
  '/documents/work': 100,
  '/drafts': 100,
  '/erasures': 50,
  '/imports': 100,
  '/migrations': 500,
  '/policies': 500,
  '/publications': 200,
  '/rights-proposals': 200,
  '/starts/assignments': 200,
  '/starts/calendar': 500,
  '/starts/proposals': 200,
  '/supervision/work/{id}/findings': 500,
  '/supervision/work/{id}/samples': 50,
};

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
  expect(lists.sort()).toEqual([...Object.keys(BY_NATURE), ...Object.keys(NO_MORE_THAN)].sort());
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
