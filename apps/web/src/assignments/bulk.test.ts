import type { CaseView, TaskView } from '../../../../libs/contracts/api';
import { differences, isAllGreen, passingOutcome, returningOutcome } from './bulk';

type Outcome = [id: string, reasonRequired: boolean];

function task(outcomes: Outcome[], statuses: string[] = [], form: Record<string, unknown> = {}): { task: TaskView } {
  const shown = outcomes.map(([id, reasonRequired]) => ({ id, reasonRequired }));
  return { task: { outcomes: shown, case: { checks: statuses.map((status) => ({ status })), form } } as unknown as TaskView };
}

it('passes only by the one answer that asks for no reason, and never chooses among several', () => {
  expect(
    passingOutcome(
      task([
        ['agreed', false],
        ['returned', true],
      ]),
    ),
  ).toBe('agreed');
  expect(
    passingOutcome(
      task([
        ['a', false],
        ['b', false],
        ['c', false],
      ]),
    ),
  ).toBeNull();
  expect(passingOutcome(task([['returned', true]]))).toBeNull();
});

it('sends back by the answer that returns, and by no other that has a reason', () => {
  expect(
    returningOutcome(
      task([
        ['agreed', false],
        ['not-agreed', true],
        ['returned', true],
      ]),
    ),
  ).toBe('returned');
  expect(
    returningOutcome(
      task([
        ['agreed', false],
        ['not-agreed', true],
      ]),
    ),
  ).toBeNull();
});

it('is green where every check holds or does not apply; what is not known is looked at by people', () => {
  expect(isAllGreen(task([], ['holds', 'not-applicable']))).toBe(true);
  expect(isAllGreen(task([], ['holds', 'fails']))).toBe(false);
  expect(isAllGreen(task([], ['unknown']))).toBe(false);
});

it('shows figures that have changed since the last time, and nothing where there was none', () => {
  const now = task([], [], { members: 820, branches: 6, title: '2026' });
  const previous = { form: { members: 800, branches: 6, title: '2025' } } as unknown as CaseView;
  expect(differences({ ...now, previous })).toEqual([{ field: 'members', now: 820, before: 800 }]);
  expect(differences({ ...now, previous: null })).toEqual([]);
});
