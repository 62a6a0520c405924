/** Requests of the workbench and of statistics, and what each face hears of them (`routes.ts`, `route-rights.ts`). */
import type { Request, Things } from './routes';

export const workbenchRequests: Record<string, (things: Things) => Request> = {
  'GET workbench/procedures': () => ({ path: '/workbench/procedures' }),
  'GET workbench/procedures/:id': () => ({ path: '/workbench/procedures/branch-setup?jurisdiction=CN-TJ' }),
  'GET workbench/procedures/:id/file': () => ({ path: '/workbench/procedures/branch-setup/file?jurisdiction=CN-TJ' }),
  'GET workbench/procedures/:id/bpmn': () => ({ path: '/workbench/procedures/branch-setup/bpmn?language=en' }),
  'GET workbench/surroundings': () => ({ path: '/workbench/surroundings?jurisdiction=CN-NX' }),
  'POST workbench/import': () => ({ path: '/workbench/import', body: { text: '{' } }),
  'GET workbench/coverage': () => ({ path: '/workbench/coverage?jurisdiction=CN-QH' }),
  'GET statistics/registers/:id': () => ({ path: '/statistics/registers/branches?on=2026-06-30&against=2025-06-30' }),
  'GET statistics/registers/:id/workbook': () => ({ path: '/statistics/registers/branches/workbook?by=column:discipline' }),
  'GET statistics/steps': () => ({ path: '/statistics/steps?from=2026-01-01&to=2026-12-31' }),
  'GET statistics/by-person': () => ({ path: '/statistics/by-person' }),
  'POST statistics/by-person': () => ({ path: '/statistics/by-person', body: { isOn: false, reason: '无需' } }),
};

/** Whoever reads registers. */
const READS =
  '200 200 200 200 200 | 200 200 | 200 200 200 | 200 200 403 | 403 403 403 | 200 200 200 200 200 200 | 403 403 403 403 | 403 200 200';
/** Whoever prepares procedures, and nobody else. */
const PREPARES =
  '403 403 403 403 403 | 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 403 403 403 | 200 200 403 403 | 403 403 403';

export const WORKBENCH_EXPECTED: Record<string, string> = Object.fromEntries([
  ...[
    'GET workbench/procedures',
    'GET workbench/procedures/:id',
    'GET workbench/procedures/:id/file',
    'GET workbench/procedures/:id/bpmn',
    'GET workbench/surroundings',
    'POST workbench/import',
    'GET workbench/coverage',
    'GET statistics/by-person',
    'POST statistics/by-person',
  ].map((route) => [route, PREPARES]),
  ...['GET statistics/registers/:id', 'GET statistics/registers/:id/workbook', 'GET statistics/steps'].map((route) => [
    route,
    READS,
  ]),
]);
