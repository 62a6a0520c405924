/** From what a case's clocks count, and what the words of a template mean for them. */
import type { Counting } from '../clock/deadline';
import { readPeriod } from '../clock/period';
import { startOf, type Anchors } from '../clock/start';
import type { CivilDate, Instant } from '../kernel';
import type { ClockEnd, OfficerClock, Period, Role } from '../template/template.types';
import { placeFor, readPlace } from './places';
import { stepsOf } from './program';
import type { Run } from './run';
import type { ClockEffect } from './state.types';

/** When the applicant is reminded of his supplement, and the secretariat of a listing. */
export const SUPPLEMENT_REMINDERS = ['50%', '80%', '100%'];
export const LISTING_REMINDERS = ['50%', '100%'];

/** What a clock does at its end, or at a rung of its ladder. */
export function effectOf(then: ClockEnd): ClockEffect {
  if (then === 'remind' || then === 'mark' || then === 'return') return { kind: then };
  const [kind, value = ''] = then.split(':');
  return kind === 'outcome' ? { kind, outcome: value } : { kind: 'turn-to', role: value as Role };
}

/** A clock that only reminds does so at its end too. */
export function remindersOf(clock: OfficerClock): string[] {
  return clock.then === 'remind' && !clock.remind.includes('100%') ? [...clock.remind, '100%'] : clock.remind;
}

/** Whether a period is counted on from its start: only such a one can stand, and has something left when it does. */
export function countsOn(rule: Period): boolean {
  return readPeriod(rule)?.kind === 'within';
}

/**
 * From when a clock of a block counts. What it should count from may never have happened (a step that was passed over): then it counts
 * from now, which is never earlier.
 */
export function countingOf(run: Run, block: string, rule: Period, from?: string): Counting {
  const anchors = anchorsOf(run, block);
  const startedAt = from === undefined ? null : startOf(from, anchors, run.calendar);
  const period = readPeriod(rule);
  const anchorOn = period?.kind === 'before' ? anchors.dates[period.of] : undefined;
  return { rule, startedAt: startedAt ?? run.at, ...(anchorOn === undefined || anchorOn === null ? {} : { anchorOn }) };
}

function anchorsOf({ state, program, at }: Run, block: string): Anchors {
  const { item } = readPlace(block);
  const closedAt = (step: string): Instant | null =>
    (item === null ? undefined : state.blocks[placeFor(step, item)])?.closedAt ?? state.blocks[step]?.closedAt ?? null;
  const intakes = stepsOf(program).filter(({ kind, id }) => kind === 'intake' && state.blocks[id]?.outcome === 'complete');
  const accepted = intakes.map(({ id }) => closedAt(id) ?? '').sort();
  return {
    entry: at,
    filing: state.filedAt,
    acceptance: accepted.at(-1) ?? null,
    after: Object.fromEntries(stepsOf(program).map(({ id }) => [id, closedAt(id)])),
    events: {},
    dates: Object.fromEntries(Object.entries(state.facts).map(([field, value]) => [`form.${field}`, dateIn(value)])),
  };
}

/** A fact that is a date. */
function dateIn(value: unknown): CivilDate | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
}
