/** The catalogue held against the checker: what is published is clean, and nothing that is written breaks a rule. */
import { checkTemplate, type Severity, type Surroundings } from '../procedure/checker';
import type { Jurisdiction } from '../procedure';
import { listDrafts, listProcedures, loadOverlay } from './index';
import { surroundingsIn, surroundingsOf } from './surroundings';

const LOCAL: Jurisdiction[] = ['CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'];
/** Where a place has no text of its own the national template holds there as it is, and is checked once. */
const places = (procedures: string[]): [string, Jurisdiction][] =>
  procedures.flatMap((procedure) =>
    (['CN', ...LOCAL.filter((jurisdiction) => loadOverlay(procedure, jurisdiction) !== null)] as const).map(
      (jurisdiction): [string, Jurisdiction] => [procedure, jurisdiction],
    ),
  );

/** What holds in one place is read once for all drafts. */
const around = new Map<Jurisdiction, Surroundings>();

function surroundingsOfDraft(procedure: string, jurisdiction: Jurisdiction): Surroundings {
  const known = around.get(jurisdiction) ?? surroundingsIn(jurisdiction, [], 'with');
  around.set(jurisdiction, known);
  const overlay = loadOverlay(procedure, jurisdiction);
  return { ...known, ...(overlay === null ? {} : { overlay }) };
}

function found(procedure: string, surroundings: Surroundings, severities: Severity[]): string[] {
  const template = surroundings.templates.find(({ id }) => id === procedure);
  if (template === undefined) throw new Error(`${procedure} does not stand in its own place`);
  return checkTemplate(template, surroundings)
    .filter(({ severity }) => severities.includes(severity))
    .map(({ rule, path, message }) => `${rule} ${path} ${message.en}`);
}

it.each(places(listProcedures()))(
  '%s in %s is published with nothing to mend and nothing to confirm',
  (procedure, jurisdiction) => {
    expect(found(procedure, surroundingsOf(procedure, jurisdiction), ['error', 'warning'])).toEqual([]);
  },
);

it('no draft has anything to mend', () => {
  const wrong = places(listDrafts()).flatMap(([procedure, jurisdiction]) =>
    found(procedure, surroundingsOfDraft(procedure, jurisdiction), ['error']).map(
      (line) => `${procedure} ${jurisdiction} ${line}`,
    ),
  );
  expect(wrong).toEqual([]);
});
