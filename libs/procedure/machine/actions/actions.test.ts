/** Every cell of the table that concerns persons: what is built is taken, and everything else is refused with the code that stands there. */
import type { CaseEvent, Rejection } from '../../index';
import { inColumn } from '../../../testing/actions-story';
import type { Story } from '../../../testing/story';
import { COLUMNS, TABLE, type Column, type Row } from './table';

type Told = Parameters<Story['tryTell']>[0];
type Try = (story: Story, slot: string, column: Column) => Rejection | null;

const MARKS = [{ item: 'case', points: [7, 9] }];
const first = (story: Story, slot: string): string => story.state.slots[slot]?.outcomes[0] ?? 'agreed';
const acts = (story: Story, slot: string, more: Partial<Extract<CaseEvent, { kind: 'acted' }>>): Rejection | null =>
  story.tryTell(
    story.actOf(slot, first(story, slot), {
      actor: 'ada',
      hasReason: true,
      ...(slot.endsWith('.supplement') ? { content: { facts: {}, given: {}, contentHash: 'hash-2' } } : {}),
      ...(slot.startsWith('one.1.1') ? { marks: MARKS } : {}),
      ...more,
    }),
  );
/** What has to be there first; where it cannot be, the action itself says why. */
const after =
  (before: Told, event: (slot: string) => Told): Try =>
  (story, slot) => {
    story.tryTell('slot' in before ? { ...before, slot } : before);
    return story.tryTell(event(slot));
  };
const by = { actor: 'ada', slot: '' };

const tries: Partial<Record<Row, Try>> = {
  transferred: (story, slot) => story.tryTell({ kind: 'transferred', actor: 'ada', slot, to: 'bo' }),
  delegated: (story, slot) => story.tryTell({ kind: 'delegated', actor: 'ada', slot, to: 'bo' }),
  'given-back': after({ kind: 'delegated', to: 'bo', ...by }, (slot) => ({
    kind: 'given-back',
    actor: 'bo',
    slot,
    hasReason: true,
  })),
  'signer-added': (story, slot) => story.tryTell({ kind: 'signer-added', actor: 'ada', slot, to: 'bo', when: 'after' }),
  'signer-removed': (story, slot) => {
    story.tryTell({ kind: 'signer-added', actor: 'ada', slot, to: 'bo', when: 'before' });
    const added = Object.values(story.state.slots).find(({ beside }) => beside?.slot === slot)?.id;
    return story.tryTell({ kind: 'signer-removed', actor: 'ada', slot: added ?? slot });
  },
  taken: (story, slot) => story.tryTell({ kind: 'taken', actor: 'ada', slot }),
  'put-back': after({ kind: 'taken', ...by }, (slot) => ({ kind: 'put-back', actor: 'ada', slot })),
  recused: (story, slot) =>
    story.tryTell({ kind: 'recused', actor: 'ada', person: 'ada', step: story.state.slots[slot]?.block ?? 'one' }),
  'handed-over': (story, slot, column) => {
    // These are somebody's own already; everything else is made ada's first.
    const owners: Partial<Record<Column, string>> = { supplement: 'applicant', score: 'applicant', signer: 'sign' };
    const from = owners[column] ?? 'ada';
    story.tryTell({ kind: 'transferred', actor: 'someone', slot, to: 'ada' });
    story.tryTell({ kind: 'taken', actor: 'ada', slot });
    return story.tryTell({ kind: 'handed-over', actor: 'keeper', from, to: 'bo' });
  },
  'applicant-changed': (story) =>
    story.tryTell({ kind: 'applicant-changed', actor: 'keeper', to: 'bo', role: 'society-secretariat' }),
  proxy: (story, slot) => acts(story, slot, { for: 'chief' }),
  recorded: (story, slot) => acts(story, slot, { recorded: { by: 'clerk', form: 'paper', evidenceHash: 'scan' } }),
};

const cells = Object.keys(tries).flatMap((row) => COLUMNS.map((column) => ({ row: row as Row, column })));

describe('every cell of the table', () => {
  it.each(cells)('$row: $column', ({ row, column }) => {
    const { story, slot } = inColumn(column);
    const refused = tries[row]?.(story, slot, column) ?? null;
    expect(refused?.rejected ?? 'built').toBe(TABLE[row].cells[column]);
  });

  it('finds every action that concerns persons among them', () => {
    const course = ['clock-suspended', 'clock-resumed', 'clock-extended', 'calendar-changed'];
    const elsewhere = [...course, 'taken-back', 'undone', 'reopened', 'overridden'];
    const notes = Object.entries(TABLE).flatMap(([row, { road }]) => (road === 'note' ? [row] : []));
    expect(Object.keys(TABLE).sort()).toEqual([...Object.keys(tries), ...elsewhere, ...notes].sort());
  });
});
