/** What a schema cannot say about clocks: periods that can be read, dates that are always there, ends that the text itself gives. */
import { readPeriod } from '../clock/period';
import { readRung } from '../clock/reminders';
import { readStart, type ReadStart } from '../clock/start';
import type { Add } from './check.types';
import type { Basis, OfficerClock, StepBlock, Template } from './template.types';
import { placedSteps } from './walk-template';

type OfficerBlock = Extract<StepBlock, { clock: OfficerClock }>;

/** The clocks of those who act in a step, with where they stand. */
function officerClocksOf(block: StepBlock): [string, OfficerClock][] {
  const found: [string, OfficerClock | undefined][] = [];
  if ('clock' in block && 'within' in block.clock) found.push(['/clock', block.clock]);
  if (block.kind === 'notice') {
    found.push(['/objections/clock', block.objections.clock], ['/closing/clock', block.closing?.clock]);
  }
  return found.filter((clock): clock is [string, OfficerClock] => clock[1] !== undefined);
}

/** The periods of a step, with where they stand. */
function periodsOf(block: StepBlock): [string, string][] {
  const found: [string, string][] = [];
  for (const [at, clock] of officerClocksOf(block)) found.push([`${at}/within`, clock.within]);
  if ('clock' in block && 'listedWithin' in block.clock) found.push(['/clock/listedWithin', block.clock.listedWithin]);
  if ('supplement' in block && block.supplement !== undefined) found.push(['/supplement/within', block.supplement.within]);
  if (block.kind === 'open' && block.opens.start === 'by-society') found.push(['/opens/within', block.opens.within]);
  if (block.kind === 'wait' && block.until !== undefined) found.push(['/until/within', block.until.within]);
  return found;
}

/** From when these count, with where it stands; nothing where it is the step's own entry. */
function startsIn(block: StepBlock): [string, string][] {
  const found: [string, string | undefined][] = [];
  for (const [at, clock] of officerClocksOf(block)) found.push([`${at}/from`, clock.from]);
  if (block.kind === 'open' && block.opens.start === 'by-society') found.push(['/opens/from', block.opens.from]);
  if (block.kind === 'wait') found.push(['/until/from', block.until?.from]);
  return found.filter((start): start is [string, string] => start[1] !== undefined);
}

/** The date that a period or a start is reckoned from, if it is one. */
function dateOf(read: ReadStart | ReturnType<typeof readPeriod>): string | null {
  return read !== null && (read.kind === 'before' || read.kind === 'date') ? read.of : null;
}

/** Form fields that clocks count from or back from: they travel with the case as facts, like those that conditions read. */
export function readByClocks(template: Template): string[] {
  return placedSteps(template).flatMap(({ block }) => {
    const dates = [
      ...periodsOf(block).map(([, text]) => dateOf(readPeriod(text))),
      ...startsIn(block).map(([, text]) => dateOf(readStart(text))),
    ];
    return dates.filter((date): date is string => date !== null);
  });
}

export function checkClocks(template: Template, block: StepBlock, path: string, add: Add): void {
  for (const [at, text] of periodsOf(block)) {
    const period = readPeriod(text);
    if (period === null) add('PERIOD_UNREADABLE', `${path}${at}`, `“${text}”不是期限的写法。`, `"${text}" is no period.`);
    const date = dateOf(period);
    if (date !== null) checkDate(template, date, `${path}${at}`, add);
  }
  for (const [at, text] of startsIn(block)) checkStart(template, text, `${path}${at}`, add);
  for (const [at, clock] of officerClocksOf(block)) checkOfficerClock(clock, `${path}${at}`, add);
  if ('by' in block && 'clock' in block) checkEnd(block, block.clock, path, add);
}

/** A deadline rests on the date, so the form must always have it. */
function checkDate(template: Template, name: string, path: string, add: Add): void {
  const field = template.form.fields.find(({ id }) => `form.${id}` === name);
  if (field?.type === 'date' && field.required === true) return;
  add(
    'CLOCK_DATE_MISSING',
    path,
    `“${name}”不是必填的日期栏，期限无从计算。`,
    `"${name}" is no required date of the form; the time limit could not be counted.`,
  );
}

function checkOfficerClock(clock: OfficerClock, path: string, add: Add): void {
  const rungs: [string, string][] = [
    ...clock.remind.map((text, index): [string, string] => [`/remind/${index}`, text]),
    ...(clock.ladder ?? []).map(({ at }, index): [string, string] => [`/ladder/${index}/at`, at]),
  ];
  for (const [at, text] of rungs) {
    const rung = readRung(text);
    if (rung === null || (rung.kind === 'after' && at.startsWith('/remind'))) {
      add('RUNG_UNREADABLE', `${path}${at}`, `“${text}”不是提醒时点的写法。`, `"${text}" is no point of time for a reminder.`);
    }
  }
  const counts = readPeriod(clock.within)?.kind === 'within';
  if (!counts && (clock.suspendable ?? []).length > 0) {
    const at = `${path}/suspendable`;
    add('CLOCK_NOT_SUSPENDABLE', at, '固定日期的期限不能暂停。', 'A time limit that names a date cannot be suspended.');
  }
  if (clock.extension !== undefined && readPeriod(clock.extension.within)?.kind !== 'within') {
    const at = `${path}/extension/within`;
    add('PERIOD_UNREADABLE', at, '延长的时间应写明天数、月数等。', 'An extension is so many days, months and so on.');
  }
}

function checkStart(template: Template, from: string, path: string, add: Add): void {
  const start = readStart(from);
  const date = dateOf(start);
  if (date !== null) return checkDate(template, date, path, add);
  const known =
    start?.kind === 'after'
      ? placedSteps(template).some(({ block }) => block.id === start.step)
      : // What is raised from outside leaves no instant in the case, so nothing could be counted from it.
        start !== null && start.kind !== 'event';
  if (!known) add('CLOCK_START_UNKNOWN', path, `“${from}”不是可以起算的时点。`, `Nothing can be counted from "${from}".`);
}

/** Silence neither approves nor refuses, unless an article says so; then the article is cited at the clock. */
function checkEnd(block: OfficerBlock, clock: OfficerClock, path: string, add: Add): void {
  const at = `${path}/clock/then`;
  const several = 'several' in block && block.several !== undefined;
  if (several && (clock.then === 'return' || clock.then.startsWith('outcome:'))) {
    add(
      'CLOCK_DECIDES_FOR_SEVERAL',
      at,
      '多人办理的步骤不能到期自动作出结果。',
      'A step of several people is not decided by a clock.',
    );
  }
  const outcomes: Record<string, { to: string } | undefined> = { ...block.outcomes };
  if (clock.then === 'return' && !Object.values(outcomes).some((outcome) => outcome?.to === 'return')) {
    add('OUTCOME_UNDECLARED', at, '没有退回补充的办理结果。', 'No outcome of this step returns to the applicant.');
  }
  if (!clock.then.startsWith('outcome:')) return;
  const outcome = outcomes[clock.then.slice('outcome:'.length)];
  if (outcome === undefined || outcome.to === 'return' || outcome.to === 'wait') {
    add(
      'OUTCOME_UNDECLARED',
      at,
      '没有这个办理结果，或该结果不能到期作出。',
      'There is no such outcome, or a clock cannot come to it.',
    );
  }
  if (!(clock.basis ?? []).some(isArticle)) {
    add(
      'SILENCE_WITHOUT_ARTICLE',
      at,
      '到期即作出结果，须注明明文规定的条款。',
      'A time limit that decides needs the article that says so.',
    );
  }
}

function isArticle(basis: Basis): boolean {
  if (basis.kind === 'policy') return true;
  return basis.kind !== 'default' && basis.kind !== 'practice' && (basis.article ?? '') !== '';
}
