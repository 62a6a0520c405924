/**
 * Whether a step that a local text changes asks as much as before. Only what is certainly as strict counts as kept: everything that
 * nobody can compare is `open`, and then the local text has to say so itself.
 */
import { readPeriod } from '../../clock/period';
import { canonicalJson } from '../../plain';
import type { OfficerClock, StepBlock } from '../../template/template.types';

/** `open`: different, and neither can be shown to be the stricter one. `words`: only what people read. */
export type Judgement = 'stricter' | 'weaker' | 'open' | 'words';

export interface Difference {
  /** Property, under `outcomes` with the outcome and what of it: `outcomes/fails/to`. */
  at: string;
  before: unknown;
  after: unknown;
  judgement: Judgement;
}

/** What decides nothing: titles, sentences, who may read. (How wide an audience may be is another rule's.) */
const WORDS: readonly string[] = ['title', 'failure', 'audience', 'label', 'basis', 'body', 'supplement'];
/** Rules whose presence alone makes a step stricter. */
const GUARDS: readonly string[] = ['several', 'persons', 'identification', 'submits', 'guarantee', 'unique', 'closing'];

/** Everything in which a step of the local template differs from that of the base. */
export function differencesOf(before: StepBlock, after: StepBlock): Difference[] {
  const [old, now]: [Record<string, unknown>, Record<string, unknown>] = [{ ...before }, { ...after }];
  return keysOf(old, now)
    .filter((key) => !['id', 'kind', 'basis'].includes(key))
    .flatMap((key) => {
      if (key === 'outcomes') return outcomesOf(asObject(old[key]), asObject(now[key]));
      if (key === 'clock' && 'by' in before) return clockOf(old[key] as OfficerClock, now[key] as OfficerClock);
      return different(key, old[key], now[key], judge(key, old[key], now[key]));
    });
}

function judge(key: string, before: unknown, after: unknown): Judgement {
  if (WORDS.includes(key)) return 'words';
  // A check that is asked only sometimes; one that is always asked again.
  if (key === 'when') return before === undefined ? 'weaker' : after === undefined ? 'stricter' : 'open';
  if (GUARDS.includes(key)) return before === undefined ? 'stricter' : after === undefined ? 'weaker' : 'open';
  return 'open';
}

function different(at: string, before: unknown, after: unknown, judgement: Judgement): Difference[] {
  return same(before, after) ? [] : [{ at, before, after, judgement }];
}

/** How much an outcome holds a case up: one that goes on least, one that refuses most. */
const HOLDS_UP: Record<string, number> = { next: 0, warn: 1, end: 2, leave: 2, wait: 3, return: 3, 'back-to': 3, refuse: 4 };
const verbOf = (to: string): string => to.split(':')[0] ?? '';
const holdUp = (to: string): number => HOLDS_UP[verbOf(to)] ?? 0;

function outcomesOf(before: Record<string, unknown>, after: Record<string, unknown>): Difference[] {
  return keysOf(before, after).flatMap((id) => {
    const [old, now] = [before[id], after[id]];
    const at = `outcomes/${id}`;
    if (old === undefined) return different(at, old, targetOf(now), holdUp(targetOf(now)) > 2 ? 'stricter' : 'open');
    if (now === undefined) return different(at, targetOf(old), now, holdUp(targetOf(old)) === 0 ? 'stricter' : 'weaker');
    const [from, to] = [targetOf(old), targetOf(now)];
    const [was, is] = [holdUp(from), holdUp(to)];
    return [
      ...different(`${at}/to`, from, to, is < was ? 'weaker' : is > was ? 'stricter' : 'open'),
      ...different(
        `${at}/reason`,
        detail(old, 'reason'),
        detail(now, 'reason'),
        detail(old, 'reason') === true ? 'weaker' : 'stricter',
      ),
      ...different(`${at}/consents`, detail(old, 'consents'), detail(now, 'consents'), 'open'),
      ...different(`${at}/keeps`, detail(old, 'keeps'), detail(now, 'keeps'), 'open'),
      ...different(`${at}/label`, detail(old, 'label'), detail(now, 'label'), 'words'),
    ];
  });
}

function targetOf(outcome: unknown): string {
  return typeof outcome === 'string' ? outcome : String(asObject(outcome)['to']);
}

function detail(outcome: unknown, name: string): unknown {
  return typeof outcome === 'string' ? undefined : asObject(outcome)[name];
}

/** How much a clock's end does: a last reminder least, an outcome most. */
const EFFECTS: Record<string, number> = { remind: 0, mark: 1, 'turn-to': 2, return: 3, outcome: 3 };

function clockOf(before: OfficerClock, after: OfficerClock): Difference[] {
  const [old, now] = [EFFECTS[verbOf(before.then)] ?? 0, EFFECTS[verbOf(after.then)] ?? 0];
  const fewer = (one: unknown[] = [], other: unknown[] = []): Judgement => (other.length < one.length ? 'weaker' : 'stricter');
  return [
    ...different('clock/within', before.within, after.within, longer(before.within, after.within)),
    ...different('clock/from', before.from, after.from, 'open'),
    ...different('clock/then', before.then, after.then, now < old ? 'weaker' : now > old ? 'stricter' : 'open'),
    ...different('clock/remind', before.remind, after.remind, fewer(before.remind, after.remind)),
    ...different('clock/ladder', before.ladder, after.ladder, fewer(before.ladder, after.ladder)),
    ...different('clock/suspendable', before.suspendable, after.suspendable, fewer(after.suspendable, before.suspendable)),
    ...different('clock/extension', before.extension, after.extension, after.extension === undefined ? 'stricter' : 'weaker'),
  ];
}

/** Periods of one unit can be compared; others would need a calendar. */
function longer(before: string, after: string): Judgement {
  const [old, now] = [readPeriod(before), readPeriod(after)];
  if (old?.kind !== 'within' || now?.kind !== 'within' || old.unit !== now.unit) return 'open';
  return now.count > old.count ? 'weaker' : 'stricter';
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function keysOf(...objects: Record<string, unknown>[]): string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object)))];
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
