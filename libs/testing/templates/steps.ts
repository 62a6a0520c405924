/** Steps that wait, post and judge, written short as in `builder.ts`. */
import type { Assignee, Field, NoticeBlock, OutcomeDeclaration, ScoreBlock, Target, WaitBlock } from '../../procedure';
import { TEST_BASIS, type Sketch } from './builder';

const text = (words: string) => ({ zh: words, en: words });
const to = (id: string, way: Target): OutcomeDeclaration => ({ to: way, label: text(id) });
const post = (role: Assignee['role']): Assignee => ({ role, of: 'society', nobody: 'president' });
const CLOCK = { within: '3 working days', remind: [], then: 'turn-to:president' as const };

/** Waits 30 days; `events` are what else may end it. */
export function wait(id: string, events: Record<string, Target> = {}, more: Partial<WaitBlock> = {}): WaitBlock {
  const declared = Object.entries(events);
  return {
    kind: 'wait',
    id,
    title: text(id),
    act: 'follow-up',
    until: { within: '30 days' },
    ...(declared.length === 0
      ? {}
      : {
          events: declared.map(([event]) => ({
            event,
            title: text(event),
            by: post('society-secretariat'),
            basis: TEST_BASIS,
          })),
        }),
    outcomes: { over: to('over', 'next'), ...Object.fromEntries(declared.map(([event, way]) => [event, to(event, way)])) },
    basis: TEST_BASIS,
    ...more,
  };
}

/** Posted for 7 days by the secretariat; the supervisor handles objections. `upheld`: where an upheld one leads. */
export function notice(id: string, upheld: Target = 'refuse', more: Partial<NoticeBlock> = {}): NoticeBlock {
  return {
    kind: 'notice',
    id,
    title: text(id),
    act: 'publish',
    by: post('society-secretariat'),
    clock: CLOCK,
    days: '7 days',
    objections: {
      by: post('supervisor'),
      clock: { ...CLOCK, within: '15 days' },
      outcomes: { right: { label: text('right'), reason: true, upholds: true }, wrong: { label: text('wrong'), reason: true } },
    },
    outcomes: { clear: to('clear', 'next'), upheld: to('upheld', upheld) },
    basis: TEST_BASIS,
    ...more,
  };
}

/** Judged by three council members: two criteria of 10 and 20 points, with the weights 40 and 60. */
export function score(id: string, of: ScoreBlock['of'], more: Partial<ScoreBlock> = {}): ScoreBlock {
  return {
    kind: 'score',
    id,
    title: text(id),
    act: 'peer-review',
    of,
    criteria: [
      { id: 'new', label: text('new'), most: 10, weight: 40 },
      { id: 'useful', label: text('useful'), most: 20, weight: 60 },
    ],
    by: post('council-member'),
    others: [post('council-member'), post('council-member')],
    clock: CLOCK,
    outcomes: { ranked: to('ranked', 'next'), tied: to('tied', 'next') },
    basis: TEST_BASIS,
    ...more,
  };
}

/** A table of what is judged: a name, and the class in which it stands. */
export const entries: Field = {
  id: 'entries',
  type: 'table',
  label: text('entries'),
  columns: [
    { id: 'name', type: 'text', label: text('name'), maxLength: 40 },
    {
      id: 'class',
      type: 'choice',
      label: text('class'),
      required: true,
      options: ['a', 'b'].map((value) => ({ value, label: text(value) })),
    },
  ],
};
export const WITH_ROWS: Sketch = { fields: [entries] };

/** An outcome of a scoring, by where it leads. */
export const scoreTo = (way: string) => ({ to: way, label: text(way) }) as NonNullable<ScoreBlock['outcomes']['none']>;
