import { content, Story } from '../../testing/story';
import { programOf, review, TEST_BASIS, type Sketch } from '../../testing/templates/builder';
import { isRejection } from '../kernel';
import type { Block, Program } from '../index';
import { caseMachine, foldCase } from './case-machine';
import { migrate } from './migrate';
import type { Migrated } from './event.types';

const text = (words: string) => ({ zh: words, en: words });
const open = (story: Story): string[] => Object.keys(story.state.slots).sort();
const later = { clock: { within: '10 working days', remind: ['50%'], then: 'turn-to:president' as const } };
const check = (id: string, that = 'given.subject'): Block => ({
  ...{ kind: 'check', id, title: text(id), act: 'eligibility', that, failure: text(id), basis: TEST_BASIS },
  outcomes: { holds: 'next', fails: 'warn' },
});

function migrated(landing: Migrated['landing'] = {}, more: Partial<Migrated> = {}) {
  return { kind: 'migrated', program: 'newer', landing, actor: 'admin', ...more } as const;
}
function between(older: Block[], newer: Block[], more: Sketch = {}): Story {
  const story = new Story(programOf(older), undefined, [1]);
  story.world.successors = { newer: programOf(newer, more) };
  return story.file(content({}, { subject: true }));
}
/** What comes after goes by the new program, as for every driver. */
function go(story: Story, event: ReturnType<typeof migrated> = migrated()): Story {
  story.days(1).tell(event);
  const { successors = {} } = story.world;
  (story.world as { program: Program }).program = successors['newer'] as Program;
  return story;
}

describe('流程迁移', () => {
  it('leaves an open task as it is where the new version says the same of it', () => {
    const story = between([review('a'), review('b')], [review('a'), review('b'), review('c')]).act('a.1', 'agreed');
    const before = JSON.stringify([story.state.slots, story.state.clocks]);
    const effects = story.effects.length;
    go(story);
    expect(JSON.stringify([story.state.slots, story.state.clocks])).toBe(before);
    expect(story.effects.slice(effects).map(({ kind }) => kind)).toEqual(['case-saved']);
    expect(open(story.act('b.1', 'agreed'))).toEqual(['c.1']);
  });

  it('opens it again by the new words, and the time counts from where it counted', () => {
    const story = between([review('a')], [review('a', { no: 'refuse' }, later)]);
    const [{ startedAt = '' } = {}] = Object.values(story.state.clocks);
    go(story);
    expect(open(story)).toEqual(['a.2']);
    expect(story.state.clocks['a.2.turn']).toMatchObject({
      startedAt,
      rule: '10 working days',
      dueAt: '2026-06-01T16:00:00.000Z',
    });
    expect(story.of('task-changed').at(-1)).toMatchObject({ slot: 'a.2', dueAt: '2026-06-01T16:00:00.000Z' });
  });

  it('does first what the new version asks for first, and keeps what was decided', () => {
    const story = between([review('a'), review('b')], [review('x'), review('a'), review('b')]).act('a.1', 'agreed');
    expect(open(go(story))).toEqual(['x.1']);
    expect(story.state.blocks).toMatchObject({ a: { status: 'done' }, b: { status: 'ahead', round: 1 } });
    expect(open(story.act('x.1', 'agreed'))).toEqual(['b.2']);
  });

  it('repeats what is no answer any more, and a check whose question is another', () => {
    const newer = [review('a', { fine: 'next' }), check('c', "given.subject && form.flag == 'yes'"), review('b')];
    delete (newer[0] as { outcomes: Record<string, unknown> }).outcomes['agreed'];
    const fields: Sketch['fields'] = [
      { id: 'flag', type: 'choice', label: text('flag'), required: true, options: [{ value: 'yes', label: text('yes') }] },
    ];
    const story = between([review('a'), check('c'), review('b')], newer, { fields })
      .act('a.1', 'agreed')
      .days(1);
    expect(story.tryTell(migrated())).toMatchObject({ rejected: 'FACTS_MISSING', details: { facts: ['flag'] } });
    go(story, migrated({}, { added: { facts: { flag: 'yes' } } }));
    expect(open(story)).toEqual(['a.2']);
    expect(story.state.blocks['c']).toMatchObject({ status: 'ahead' });
  });

  it('follows a block to its new name, and keeps what was decided under the old one', () => {
    const story = between([review('a'), review('b')], [review('first'), review('second')]).act('a.1', 'agreed');
    go(story, migrated({ a: 'first', b: 'second' }));
    expect(open(story)).toEqual(['second.2']);
    expect(story.state.blocks).toMatchObject({ first: { status: 'done', outcome: 'agreed' } });
    expect(Object.keys(story.state.blocks)).toEqual(['first', 'second']);
  });

  it('moves into a structure with its own branch alone', () => {
    const both: Block = {
      ...{ kind: 'parallel', id: 'both', join: 'all' },
      branches: [
        { id: 'left', blocks: [review('a'), review('b')] },
        { id: 'right', blocks: [review('c')] },
      ],
    };
    const story = between([review('a'), review('b')], [both, review('end')]).act('a.1', 'agreed');
    expect(open(go(story))).toEqual(['b.1', 'c.1']);
    expect(open(story.act('b.1', 'agreed').act('c.1', 'agreed'))).toEqual(['end.1']);
  });

  it.each<[string, Block[], Block[], Migrated['landing'], string]>([
    ['a version nobody knows', [review('a')], [review('a')], {}, 'PROGRAM_UNKNOWN'],
    ['a place that the new version does not have', [review('a')], [review('b')], { a: 'z' }, 'NO_LANDING'],
    ['a step of another kind', [review('a')], [check('c'), review('b')], { a: 'c' }, 'NO_LANDING'],
    ['two blocks in one place', [review('a'), review('b')], [review('x')], { a: 'x', b: 'x' }, 'NO_LANDING'],
    ['a version that would only end it', [review('a'), review('b')], [check('c')], {}, 'NO_LANDING'],
  ])('is refused to %s', (_what, older, newer, landing, rejected) => {
    const story = between(older, newer);
    const more = rejected === 'PROGRAM_UNKNOWN' ? { program: 'unknown' } : {};
    expect(story.tryTell(migrated(landing, more))).toMatchObject({ rejected });
  });

  it('waits for the store’s answer, and for the minute of an act', () => {
    const story = between([review('a'), review('b')], [review('a'), review('b')]).act('a.1', 'agreed');
    expect(story.tryTell(migrated())).toMatchObject({ rejected: 'NOT_AT_REST' });
    expect(open(go(story))).toEqual(['b.1']);
    const lookUps: Sketch['lookUps'] = [
      { id: 'count', register: 'branches', measure: 'count', where: { state: 'active', of: 'society' } },
    ];
    const asks = new Story(programOf([check('c', 'lookups.count < 3'), review('a')], { lookUps }));
    asks.world.successors = { newer: programOf([review('a')]) };
    expect(asks.file(content({}, { subject: true })).tryTell(migrated())).toMatchObject({ rejected: 'NOT_AT_REST' });
  });

  it('folds: the log switches programs at the event', () => {
    const story = between([review('a'), review('b')], [review('a'), review('x'), review('b')]).act('a.1', 'agreed');
    const world = { ...story.world };
    go(story).act('x.1', 'agreed').act('b.2', 'agreed');
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'completed' });
    expect(foldCase(world, story.events)).toMatchObject({ state: story.state });
  });

  it('is shown before it is done: where each step lands, what opens, which dates move', () => {
    const story = between([review('a'), review('b')], [review('x'), review('a'), review('b', {}, later)]).act('a.1', 'agreed');
    const event: Migrated = { ...migrated(), id: 'preview', at: story.days(1).now, occurredOn: '2026-05-19' };
    const shown = migrate((...now) => caseMachine.transition(...now), story.world, story.state, event);
    if (isRejection(shown)) throw new Error(shown.rejected);
    expect(shown.landed).toEqual([
      { from: 'a', to: 'a', fate: 'stays' },
      { from: 'b', to: 'b', fate: 'again' },
    ]);
    expect(shown.opens).toEqual(['x']);
    expect(shown.clocks).toEqual([
      { block: 'b', from: expect.any(String) as string, to: null },
      { block: 'x', from: null, to: expect.any(String) as string },
    ]);
    expect(Object.keys(shown.state.slots)).toEqual(open(go(story)));
  });
});
