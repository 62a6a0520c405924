import { content, SOCIETY, Story } from '../../../testing/story';
import { programOf, review, TEST_BASIS, type Sketch } from '../../../testing/templates/builder';
import { meeting as organDecision } from '../../../testing/templates/meeting';
import type { Assignee, Block } from '../../template/template.types';
import type { Override } from '../action.types';
import { foldCase } from '../case-machine';

const text = (words: string) => ({ zh: words, en: words });
const tell = (blocks: Block[], more: Sketch = {}): Story =>
  new Story(programOf(blocks, more)).file(content({}, { subject: true }));
const open = (story: Story): string[] => Object.keys(story.state.slots).sort();
const BY = { actor: 'admin' };
const reopen = (block: string) => ({ kind: 'reopened', block, ...BY }) as const;
const override = (does: Override) => ({ kind: 'overridden', does, ...BY }) as const;
const enter: Block = {
  ...{ kind: 'register', id: 'enter', title: text('enter'), act: 'register', basis: TEST_BASIS },
  ...{ register: 'branches', as: 'active', unique: 'name-in-society' },
  outcomes: { entered: { to: 'next', label: text('entered') }, conflict: { to: 'refuse', label: text('conflict') } },
};
const meeting = organDecision('council', { organ: { parameter: 'organ' } });
const organ: Sketch = { parameters: [{ id: 'organ', type: 'organ', from: 'charter', label: text('organ') }] };
const withOrgan = (blocks: Block[]): Story =>
  new Story(programOf(blocks, organ)).file(content({}, { subject: true }), { organ: { value: 'council-1' } });

describe('a closed case that is opened again', () => {
  it('goes on from the step, and ends again', () => {
    const story = tell([review('a'), review('b', { no: 'refuse' }), review('c')])
      .act('a.1', 'agreed')
      .act('b.1', 'no');
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'refused', refusedBy: 'b' });
    story.tell(reopen('b'));
    expect(story.state).toMatchObject({ status: 'open', outcome: null, refusedBy: null, closedAt: null });
    expect(open(story)).toEqual(['b.2']);
    expect(story.of('case-saved').at(-1)).toMatchObject({ status: 'open', closedAt: null });
    story.act('b.2', 'agreed').act('c.1', 'agreed');
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'completed' });
    expect(foldCase(story.world, story.events)).toMatchObject({ state: story.state });
  });

  it('has its other branches back as they were', () => {
    const story = tell([
      {
        ...{ kind: 'parallel', id: 'both', join: 'all' },
        branches: [
          { id: 'left', blocks: [review('a', { no: 'refuse' })] },
          { id: 'right', blocks: [{ kind: 'sequence', id: 'inner', blocks: [review('c'), review('d')] }] },
        ],
      },
      review('end'),
    ]);
    story.act('c.1', 'agreed').act('a.1', 'no').tell(reopen('a'));
    expect(open(story)).toEqual(['a.2', 'd.2']);
    expect(story.state.blocks['c']).toMatchObject({ status: 'done', outcome: 'agreed' });
    expect(open(story.act('a.2', 'agreed').act('d.2', 'agreed'))).toEqual(['end.1']);
  });

  it('keeps what stands in a register, and writes the next entry over it', () => {
    const story = tell([review('a'), enter, review('b')])
      .act('a.1', 'agreed')
      .register();
    story.act('b.1', 'agreed').tell(reopen('b'));
    expect(story.state.registeredBy).toBe('enter');
    expect(story.tryTell({ kind: 'withdrawn', actor: story.state.applicant })).toMatchObject({ rejected: 'ALREADY_REGISTERED' });
    const again = tell([review('a'), enter, review('b')])
      .act('a.1', 'agreed')
      .register();
    again.act('b.1', 'agreed').tell(reopen('a'));
    expect(again.state.registeredBy).toBeNull();
    again.act('a.2', 'agreed');
    expect(again.state.pending).toEqual({ kind: 'register', block: 'enter', round: 2 });
    expect(again.of('register-entered')).toHaveLength(1);
  });

  it('is refused while it is open, past a step that it never came to, and after the applicant has withdrawn', () => {
    const story = tell([review('a', { no: 'refuse' }), review('b')]);
    expect(story.tryTell(reopen('a'))).toMatchObject({ rejected: 'CASE_OPEN' });
    story.act('a.1', 'no');
    expect(story.tryTell(reopen('b'))).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
    expect(story.tryTell(reopen('nothing'))).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
    expect(
      tell([review('a')])
        .withdraw()
        .tryTell(reopen('a')),
    ).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
  });
});

describe('特殊处理', () => {
  const to = (more: Partial<Extract<Override, { what: 'assign' }>> = {}): Override => ({
    ...{ what: 'assign', slot: 'a.1', role: 'president', organisation: SOCIETY, person: null },
    ...more,
  });

  it('gives a task to another post, or to one person in it', () => {
    const story = tell([review('a')]).tell(override(to({ person: 'eve' })));
    expect(story.state.slots['a.1']?.holders).toMatchObject([{ role: 'president', organisation: SOCIETY, person: 'eve' }]);
    expect(story.of('task-changed').at(-1)).toMatchObject({ slot: 'a.1', holders: [{ person: 'eve' }] });
    expect(story.act('a.1', 'agreed', { actor: 'eve' }).state).toMatchObject({ outcome: 'completed' });
  });

  it.each<[string, Partial<Extract<Override, { what: 'assign' }>>, string]>([
    ['a closed task', { slot: 'a.2' }, 'SLOT_CLOSED'],
    ['himself', { person: 'admin' }, 'PERSON_UNFIT'],
    ['who runs the deployment', { role: 'administrator' }, 'PERSON_UNFIT'],
    ['a post of another house', { role: 'association-head' }, 'PERSON_UNFIT'],
    ['a house that has no part in it', { organisation: 'elsewhere' }, 'PERSON_UNFIT'],
    ['who keeps out', { person: 'dai' }, 'RECUSED'],
  ])('never to %s', (_what, more, rejected) => {
    const story = tell([review('a'), review('b')]).tell({ kind: 'recused', person: 'dai', step: 'a', actor: 'dai' });
    expect(story.tryTell(override(to(more)))).toMatchObject({ rejected });
  });

  it('never takes a party body’s opinion away from it, and gives it nobody else’s', () => {
    const by: Assignee = { role: 'party-secretary', of: 'party-organisation', nobody: 'party-member' };
    const story = new Story(
      programOf([review('a', {}, { by, clock: { within: '1 month', remind: [], then: 'remind' } }), review('b')]),
    );
    story.tell({
      ...{
        kind: 'filed',
        case: 'case-1',
        society: SOCIETY,
        association: 'association-1',
        party: 'party-1',
        actor: 'person-applicant',
      },
      ...{ parameters: {}, ...content({}, { subject: true }) },
    });
    expect(story.tryTell(override(to()))).toMatchObject({ rejected: 'ACTION_REFUSED_HERE' });
    expect(story.tryTell(override(to({ role: 'party-member', organisation: 'party-1' })))).toBeNull();
    story.act('a.1', 'agreed');
    expect(story.tryTell(override(to({ slot: 'b.1', role: 'party-member', organisation: 'party-1' })))).toMatchObject({
      rejected: 'ACTION_REFUSED_HERE',
    });
  });

  it('opens a step again, with everything behind it', () => {
    const story = tell([review('a'), review('b'), review('c')])
      .act('a.1', 'agreed')
      .act('b.1', 'agreed');
    expect(open(story.tell(override({ what: 'open-again', block: 'a' })))).toEqual(['a.2']);
    expect(open(story.act('a.2', 'agreed'))).toEqual(['b.2']);
    expect(story.tryTell(override({ what: 'open-again', block: 'nothing' }))).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
  });

  it('skips nothing: what the case has not come to is not opened', () => {
    const story = tell([review('a'), review('b')]);
    expect(story.tryTell(override({ what: 'open-again', block: 'b' }))).toMatchObject({ rejected: 'NOT_MEANINGFUL_HERE' });
  });

  it('goes behind no register', () => {
    const story = tell([review('a'), enter, review('b')])
      .act('a.1', 'agreed')
      .register();
    for (const does of [{ what: 'open-again', block: 'a' }, { what: 'cancel' }] as const) {
      expect(story.tryTell(override(does))).toMatchObject({ rejected: 'ALREADY_REGISTERED' });
    }
    expect(open(story.tell(override({ what: 'open-again', block: 'b' })))).toEqual(['b.2']);
  });

  it('ends a case without a decision, and every sitting that has it hears so', () => {
    const story = withOrgan([meeting, review('b')])
      .list('council')
      .tell(override({ what: 'cancel' }));
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'withdrawn', refusedBy: null });
    expect(story.state.blocks['council']).toMatchObject({ status: 'cancelled', outcome: null });
    expect(story.of('deliver')).toHaveLength(1);
  });

  it('asks an organ again, and never answers for it', () => {
    const story = withOrgan([review('a'), meeting, review('b')])
      .act('a.1', 'agreed')
      .list('council');
    story.result('council', 'passed', 'final').tell(override({ what: 'open-again', block: 'council' }));
    expect(story.state.blocks['council']).toMatchObject({
      status: 'open',
      round: 2,
      outcome: null,
      agenda: { status: 'waiting' },
    });
    expect(open(story)).toEqual([]);
  });
});
