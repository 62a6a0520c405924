/**
 * Every row against what is on record: new, a change (of which fields), the same, doubtful, or wrong. Pure: the same rows, record and
 * decisions give the same answer, and it is asked again in the transaction that writes, so that nothing is applied that was not shown.
 */
import { checkMember, checkPost } from './check-terms';
import { checkEntry } from './check-entries';
import { checkSociety } from './check-societies';
import { checked, problem, type CheckedRow, type Checking, type Decisions } from './outcome';
import type { Step } from './steps';
import { Index, push, type World } from './world';
import type { ReadRow, Target } from './types';

const CHECKS: Record<Target['kind'], (checking: Checking, row: ReadRow) => CheckedRow> = {
  societies: checkSociety,
  posts: checkPost,
  'organ-members': checkMember,
  register: checkEntry,
};

export function checkRows(
  target: Target,
  rows: ReadRow[],
  world: World,
  decisions: Decisions,
  idOf: (name: string) => string,
): CheckedRow[] {
  const index = new Index(world);
  const lines = new Map<string, number>();
  const checking: Checking = { target, index, decisions, idOf, lineOf: (id) => lines.get(id) ?? null };
  return rows.map((row) => {
    const outcome = twice(CHECKS[target.kind](checking, row), row, lines);
    for (const step of outcome.steps) note(index, step, row.line, lines);
    return outcome;
  });
}

/** Two lines that would write one thing: the first one counts, the second is told which it is. */
function twice(outcome: CheckedRow, row: ReadRow, lines: Map<string, number>): CheckedRow {
  const written = outcome.steps.map((step) => lines.get(subjectOf(step) ?? '')).find((line) => line !== undefined);
  return written === undefined
    ? outcome
    : checked(row, outcome.said, { problems: [problem(null, 'OTHER_THAN_LINE', { line: written })] });
}

/** What a step changes, where a second line changing it too would be one too many; what is made anew is nobody else's. */
const SUBJECTS: Record<Step['op'], boolean> = {
  'society-new': false,
  'society-change': true,
  'record-new': true,
  'person-new': false,
  'person-phone': false,
  'organ-new': false,
  'post-new': false,
  'post-end': true,
  'post-void': true,
  'member-new': false,
  'member-end': true,
  'member-void': true,
  'entry-new': false,
  'entry-change': true,
};

function subjectOf(step: Step): string | null {
  if (!SUBJECTS[step.op]) return null;
  return step.op === 'record-new' ? step.organisation : step.id;
}

/** What a line brings is there for the lines after it. */
function note(index: Index, step: Step, line: number, lines: Map<string, number>): void {
  switch (step.op) {
    case 'society-new':
      return index.addSociety({ ...step, record: {}, version: 0 });
    case 'record-new': {
      lines.set(step.organisation, line);
      const known = [...index.byName.values()].find(({ id }) => id === step.organisation);
      if (known !== undefined) index.addSociety({ ...known, record: step.record, version: step.version });
      return;
    }
    case 'person-new':
      return index.addPerson({ id: step.id, name: step.name, phone: step.phone, administers: false });
    case 'person-phone': {
      const known = index.people.get(step.id);
      if (known === undefined) return;
      known.phone = step.phone;
      index.byPhone.set(step.phone, known);
      return;
    }
    case 'organ-new':
      index.organs.set(index.organKey(step.society, step.name), step);
      return;
    case 'post-new':
      lines.set(step.id, line);
      return push(index.posts, `${step.person} ${step.organisation} ${step.role}`, step);
    case 'member-new':
      lines.set(step.id, line);
      return push(index.members, `${step.person} ${step.organ}`, step);
    case 'entry-new':
      lines.set(step.id, line);
      return push(index.entries, step.society, {
        ...step,
        number: null,
        sealed: [],
        enteredOn: step.enteredOn ?? index.world.today,
      });
    case 'post-void':
    case 'member-void':
      lines.set(step.id, line);
      return index.forgetTerm(step.id);
    case 'society-change':
    case 'post-end':
    case 'member-end':
    case 'entry-change':
      lines.set(step.id, line);
  }
}

/** How many rows came to what. */
export function countVerdicts(rows: Pick<CheckedRow, 'verdict'>[]): Record<CheckedRow['verdict'], number> {
  const counts = { new: 0, change: 0, same: 0, doubtful: 0, error: 0, left: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}
