/** The catalogue held against the checker: clean, but for what was looked at and confirmed. */
import { checkTemplate, type Finding, type Surroundings } from '../procedure/checker';
import type { Jurisdiction } from '../procedure';
import { listProcedures, loadOverlay } from './index';
import { surroundingsIn, withOverlay } from './surroundings';

const LOCAL: Jurisdiction[] = ['CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'];
/** Where a place has no text of its own the national template holds there as it is, and is checked once. */
const places = (procedures: string[]): [string, Jurisdiction][] =>
  procedures.flatMap((procedure) =>
    (['CN', ...LOCAL.filter((jurisdiction) => loadOverlay(procedure, jurisdiction) !== null)] as const).map(
      (jurisdiction): [string, Jurisdiction] => [procedure, jurisdiction],
    ),
  );

/**
 * Warnings that we have looked at, as somebody who publishes confirms what he stands by. By procedure and place: the rule, and why it stays.
 */
const CONFIRMED: Record<string, Record<string, string>> = {
  'activity-filing CN-TJ': {
    CALL_INPUT_PERHAPS_MISSING:
      'the platform is asked where no kind of activity is given, and filing an activity always gives one',
  },
  'talent-nomination CN-CQ': { R28: 'the text pushes independence and forbids nothing: the statement warns' },
  'talent-nomination CN-QH': { R28: 'the text pushes independence and forbids nothing: the statement warns' },
  'service-fee-filing CN-QH': { R26: 'the guide of the text is still to come: the use of income warns' },
};

/** What holds in one place is read once for all. */
const known = new Map<Jurisdiction, Surroundings>();

function found(procedure: string, jurisdiction: Jurisdiction): Finding[] {
  const around = known.get(jurisdiction) ?? surroundingsIn(jurisdiction);
  known.set(jurisdiction, around);
  const template = around.templates.find(({ id }) => id === procedure);
  if (template === undefined) throw new Error(`${procedure} does not stand in its own place`);
  return checkTemplate(template, withOverlay(around, procedure, jurisdiction)).filter(({ severity }) => severity !== 'note');
}

const lineOf = ({ rule, path, message }: Finding): string => `${rule} ${path} ${message.en}`;

it.each(places(listProcedures()))(
  '%s in %s is published with nothing to mend, and nothing to confirm that was not confirmed',
  (procedure, jurisdiction) => {
    const findings = found(procedure, jurisdiction);
    const confirmed = Object.keys(CONFIRMED[`${procedure} ${jurisdiction}`] ?? {});
    expect(findings.filter(({ rule, severity }) => severity === 'error' || !confirmed.includes(rule)).map(lineOf)).toEqual([]);
    // What is confirmed and no longer found is struck from the list.
    expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual([...confirmed].sort());
  },
);
