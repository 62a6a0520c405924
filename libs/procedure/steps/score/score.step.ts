/**
 * 评审打分: everybody hands in a sheet of his own, all at once; when the last is in, the sums rank the items. The state holds sums alone,
 * and no rank before that. Outcomes and their order: `ranking.ts`.
 */
import { Fault, reject } from '../../kernel';
import { seatsFrom } from '../../machine/assignees';
import { effectOf, remindersOf } from '../../machine/clocks';
import type { Acted, LookedUp } from '../../machine/event.types';
import { rowKeys, soundKeys } from '../../machine/items';
import { isMarked, remember } from '../../machine/persons';
import { blockOf, closeSlot, conclude, openRound, openSlot, type Run } from '../../machine/run';
import type { CaseState, ScoreState, Slot } from '../../machine/state.types';
import { isOutside } from '../../template/outside';
import type { Heard, StepKindObject, StepOf } from '../step-kind';
import { MOST_ITEMS, scaleOf, type Scale } from './arithmetic';
import { added, unfitMarks } from './marks';
import { outcomeOf, ranked, taken } from './ranking';
import { takingOf, unfitTaking } from './taking';

type ScoreStep = StepOf<'score'>;

/** The only answer to a sheet. */
export const SCORED = 'scored';
/** The only item where the case itself is judged. */
export const THE_CASE = 'case';

export const scoreStep: StepKindObject<ScoreStep> = {
  leavesTheHouse: ({ act, by, others }) => [by, ...others].some((scorer) => isOutside({ act, by: scorer })),

  enter(run, step) {
    const { round } = openRound(run, step.id);
    if (step.of !== 'case' && 'lookUp' in step.of) {
      run.state.pending = { kind: 'look-up', block: step.id, round, lookUps: [step.of.lookUp] };
      return;
    }
    openSheets(run, step, keysOf(run.state, step));
  },

  lookedUp(run, step, event) {
    const { pending } = run.state;
    const isAsked = pending?.kind === 'look-up' && pending.block === step.id && pending.round === event.round;
    const listed = listedIn(step, event);
    if (!isAsked || listed === null) return reject('NOTHING_PENDING', { block: step.id });
    run.state.pending = null;
    openSheets(run, step, listed);
    return null;
  },

  acted: hearSheet,

  // Of an earlier round it is as with this one: seats are the template's, and those that were added.
  seats: (step, state) => state.score?.total ?? step.others.length + 1,

  unfitParameters: unfitTaking,
  column: 'score',
};

/** Ranks and sums of a step that has come to its end; null before, so that nobody sees how it goes while others still judge. */
export function rankingOf(state: CaseState, place: string): ScoreState['items'] | null {
  const block = state.blocks[place];
  return block?.status === 'done' ? (block.score?.items ?? null) : null;
}

function keysOf({ facts, blocks }: CaseState, { of }: ScoreStep): string[] {
  if (of === 'case') return [THE_CASE];
  if ('rows' in of) return rowKeys(facts[of.rows]);
  if (!('each' in of)) throw new Fault('ITEMS_UNKNOWN');
  return (blocks[of.each]?.items ?? []).filter(({ status }) => status === 'done').map(({ key }) => key);
}

function listedIn({ of }: ScoreStep, event: LookedUp): string[] | null {
  const listed: unknown = of !== 'case' && 'lookUp' in of ? event.values[of.lookUp] : undefined;
  return Array.isArray(listed) ? listed.map(String) : null;
}

/** A sheet for everybody; where there is nothing to judge, it is over at once. */
function openSheets(run: Run, step: ScoreStep, keys: string[]): void {
  if (keys.length > MOST_ITEMS) throw new Fault('TOO_MANY_ITEMS', { block: step.id, most: MOST_ITEMS });
  const scorers = seatsFrom(run, step, [step.by, ...step.others]);
  const items = soundKeys(keys).map((key) => ({ key, sum: 0, sheets: 0, rank: null, taken: null }));
  blockOf(run, step.id).score = { actors: [], total: scorers.length, items };
  if (items.length === 0) {
    settle(run, step);
    return;
  }
  const { within: rule, from, then, ladder } = step.clock;
  for (const [index, holders] of scorers.entries()) {
    openSlot(run, {
      step,
      purpose: 'decide',
      seat: index + 1,
      holders,
      outcomes: [SCORED],
      clock: {
        name: 'turn',
        rule,
        ...(from === undefined ? {} : { from }),
        effect: effectOf(then),
        remind: remindersOf(step.clock),
        message: 'task-due-soon',
        ...(ladder === undefined ? {} : { ladder }),
      },
      notice: 'task-waiting',
    });
  }
}

function hearSheet(run: Run, step: ScoreStep, slot: Slot, event: Acted): Heard {
  const score = scoreOf(run, step);
  const refused = unfitMarks(event.marks, score.items, step.criteria, slot.id);
  if (refused !== null) return refused;
  if (score.actors.includes(event.actor)) return reject('ALREADY_ACTED', { slot: slot.id });
  if (isMarked(run, step, event.actor)) blockOf(run, step.id).overlap = true;
  remember(run, step, event.actor);
  closeSlot(run, slot, { outcome: event.outcome, actor: event.actor, reason: 'acted' });
  score.actors.push(event.actor);
  score.items = added(score.items, event.marks ?? [], scaleIn(step), step.spread !== undefined);
  if (score.actors.length === score.total) settle(run, step);
  return null;
}

/** All sheets are in. */
function settle(run: Run, step: ScoreStep): void {
  const score = scoreOf(run, step);
  score.items = taken(ranked(score.items, scaleIn(step)), takingOf(step, run.state.parameters));
  conclude(
    run,
    step,
    outcomeOf(score.items, step.spread?.moreThan ?? null, (outcome) => Object.hasOwn(step.outcomes, outcome)),
  );
}

function scoreOf(run: Run, step: ScoreStep): ScoreState {
  const { score } = blockOf(run, step.id);
  if (score === undefined) throw new Fault('SHEETS_MISSING', { step: step.id });
  return score;
}

function scaleIn(step: ScoreStep): Scale {
  const scale = scaleOf(step.criteria);
  if (scale === null) throw new Fault('CRITERIA_UNFIT', { step: step.id });
  return scale;
}
