/** Steps that write registers: what they say of the entry, and what becomes of the case. */
import type { Block, Field, LookUp, Parameter, Program } from '../../index';
import { registerPlan } from '../../index';
import { content, Story } from '../../../testing/story';
import { issuesOf, programOf, review, type Sketch } from '../../../testing/templates/builder';
import { DECIDER, meeting } from '../../../testing/templates/meeting';
import { register } from '../../../testing/templates/register';

const text = (words: string) => ({ zh: words, en: words });
const field = (id: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  id,
  type,
  label: text(id),
  required: true,
  ...more,
});
const WHICH = field('which', 'registerEntry', { register: 'licences' });
const BRANCH = field('branch', 'organisation', { among: 'society-and-branches' });
const ROWS = field('rows', 'table', { columns: [{ id: 'title', type: 'text', label: text('title'), required: true }] });
const LIST: LookUp = { id: 'all', register: 'licences', measure: 'list', where: { of: 'society' } };
const LIMIT: Parameter = { id: 'limit', type: 'integer', from: 'rule', label: text('limit') };

const story = (blocks: Block[], more: Sketch = {}) => new Story(programOf(blocks, more));
const entered = (told: Story) => told.of('register-entered');
const each = (over: { rows: string } | { lookUp: string }, blocks: Block[]): Block => ({
  ...{ kind: 'each', id: 'each', over, way: 'side-by-side', items: {} },
  blocks,
});

describe('a step that enters', () => {
  it('says by which plan, of the day on which the organ decided', () => {
    const blocks = [
      meeting('decision'),
      register('entry', 'active', { values: { until: { day: 'decided' }, seats: { param: 'limit' } } }),
    ];
    const told = story(blocks, { parameters: [DECIDER, LIMIT] });
    told.file(content(), { decider: { value: 'council' }, limit: { value: 7 } });
    told.list('decision').result('decision', 'passed', 'final');
    expect(told.state.pending).toEqual({ kind: 'register', block: 'entry', round: 1 });
    told.register();
    expect(entered(told)).toEqual([
      {
        ...{ kind: 'register-entered', register: 'licences', block: 'entry', contentHash: 'hash-1' },
        plan: {
          ...{ register: 'licences', does: 'enter', as: 'active', entry: null, on: '2026-06-20' },
          values: { until: { value: '2026-06-20' }, seats: { value: 7 } },
        },
      },
    ]);
    expect(told.state).toMatchObject({ status: 'closed', outcome: 'completed', registeredBy: 'entry' });
  });

  it('is of the civil day of the event where no organ decides, and of the outcomes that there are by then', () => {
    const values = { kind: { step: 'look' }, name: { field: 'subject' }, open: true };
    const told = story([review('look'), register('entry', 'active', { values })]).file();
    told.act('look.1', 'agreed').until('2026-05-18T16:30:00.000Z').register();
    expect(entered(told)[0]?.plan).toMatchObject({
      on: '2026-05-19',
      values: { kind: { value: 'agreed' }, name: { field: 'subject' }, open: { value: true } },
    });
  });

  it('is the same plan that the store asked for before, also when its instant is behind the case', () => {
    const told = story([register('entry', 'active', { values: { until: { day: 'decided' } } })]).file();
    const asked = registerPlan(told.world.program, told.state, { block: 'entry', at: '2000-01-01T00:00:00.000Z' });
    told.register();
    expect(entered(told)[0]?.plan).toEqual(asked);
  });

  it('says nothing of itself where it was written before registers were declared', () => {
    const told = story([register('entry', 'active', { register: 'branches', unique: 'name-in-society' })]).file();
    expect(entered(told.register())[0]).not.toHaveProperty('plan');
  });

  it('goes where the template leads when something stands in the way, and has entered nothing', () => {
    const told = story([
      register('entry', 'active', { outcomes: { ...register('x', 'y').outcomes, conflict: { to: 'next', label: text('no') } } }),
      review('after'),
    ]);
    told.file().register('conflict');
    expect(entered(told)).toEqual([]);
    expect(told.state).toMatchObject({
      registeredBy: null,
      blocks: { entry: { outcome: 'conflict' }, after: { status: 'open' } },
    });
    expect(
      story([register('entry', 'active')])
        .file()
        .register('conflict').state,
    ).toMatchObject({ outcome: 'refused', refusedBy: 'entry' });
  });
});

describe('a step that changes or closes an entry', () => {
  it('names it by the form: an entry of any register, or a branch', () => {
    const change = (of: string) => register('change', 'watch', { does: 'change', entry: { field: of }, values: {} });
    const told = story([change('which')], { fields: [WHICH] }).file(content({ which: 'entry-7' }));
    expect(entered(told.register())[0]?.plan).toMatchObject({
      does: 'change',
      as: 'watch',
      entry: { id: 'entry-7' },
      values: {},
    });
    const branch = story([{ ...change('branch'), register: 'branches' }], { fields: [BRANCH] });
    branch.file(content({ branch: { id: 'branch-3', kind: 'branch' } })).register();
    expect(entered(branch)[0]?.plan?.entry).toEqual({ id: 'branch-3' });
  });

  it('takes the entry that a step of this case has made, in its last round', () => {
    const close = register('close', 'ended', { does: 'close', entry: { step: 'entry' } });
    const again: Block = {
      kind: 'loop',
      id: 'loop',
      again: "outcomes['look'] == 'more'",
      most: 2,
      exhausted: 'next',
      blocks: [register('entry', 'active'), review('look', { more: 'next' })],
    };
    const told = story([again, close]).file().register().act('look.1', 'more').register().act('look.2', 'agreed').register();
    expect(entered(told).at(-1)?.plan).toMatchObject({ does: 'close', as: 'ended', entry: { block: 'entry', round: 2 } });
  });

  it('writes at each item its own entry, with a column of the entry at hand', () => {
    const change = register('change', 'watch', {
      does: 'change',
      entry: { item: true },
      values: { fee: { item: 'fee' }, kind: { step: 'look' } },
    });
    const told = story([each({ lookUp: 'all' }, [review('look'), change]), review('after')], { lookUps: [LIST] }).file();
    const uuid = '3f2b8a52-0c1d-4e6f-9a7b-5c4d3e2f1a0b';
    told.tell({ kind: 'looked-up', block: 'each', round: 1, values: { all: [uuid, 'case-0~entry'] } });
    told.act('look@case-0~entry.1', 'agreed').register().act(`look@${uuid}.1`, 'agreed').register();
    expect(entered(told).map(({ block, plan }) => [block, plan?.entry, plan?.values])).toEqual(
      ['case-0~entry', uuid].map((id) => [
        `change@${id}`,
        { id },
        { fee: { entry: { register: 'licences', id, column: 'fee' } }, kind: { value: 'agreed' } },
      ]),
    );
    expect(told.state.blocks['after']?.status).toBe('open');
  });

  it('writes at each row what the row says, and finds what was made at the same row', () => {
    const steps = [
      register('entry', 'active', { values: { name: { item: 'title' } } }),
      review('look'),
      register('change', 'watch', { does: 'change', entry: { step: 'entry' } }),
    ];
    const told = story([each({ rows: 'rows' }, steps)], { fields: [ROWS] }).file(
      content({ rows: [{ key: 'r1' }, { key: 'r2' }] }),
    );
    told.register().register().act('look@r2.1', 'agreed').register();
    expect(entered(told).map(({ plan }) => plan?.entry ?? plan?.values)).toEqual([
      { name: { row: { field: 'rows', key: 'r1', column: 'title' } } },
      { name: { row: { field: 'rows', key: 'r2', column: 'title' } } },
      { block: 'entry@r2', round: 1 },
    ]);
  });
});

describe('an entry that a step has made', () => {
  it('keeps the name under which it was made, whatever a later version calls the step', () => {
    const close = (step: string) => register('close', 'ended', { does: 'close', entry: { step } });
    const told = story([register('entry', 'active'), review('look'), close('entry')])
      .file()
      .register();
    expect(told.state.blocks['entry']).toMatchObject({ made: { block: 'entry', round: 1 } });
    const newer = programOf([register('first', 'active'), review('look'), close('first')]);
    told.world.successors = { newer };
    told.tell({ kind: 'migrated', program: 'newer', landing: { entry: 'first' }, actor: 'admin' });
    (told.world as { program: Program }).program = newer;
    told.act('look.1', 'agreed').register();
    expect(entered(told).at(-1)?.plan?.entry).toEqual({ block: 'entry', round: 1 });
  });
});

describe('what was entered', () => {
  const two = [
    each({ rows: 'rows' }, [register('entry', 'active', { values: { name: { item: 'title' } } }), review('look')]),
    review('after'),
  ];
  const begun = () =>
    story(two, { fields: [ROWS] })
      .file(content({ rows: [{ key: 'r1' }, { key: 'r2' }] }))
      .register()
      .register();
  const override = (block: string) => ({
    ...{ kind: 'overridden' as const, actor: 'admin', does: { what: 'open-again' as const, block } },
  });

  it('is past withdrawing and opening again, at whichever item', () => {
    expect(begun().tryTell({ kind: 'withdrawn', actor: 'person-applicant' })).toMatchObject({ rejected: 'ALREADY_REGISTERED' });
    for (const block of ['entry@r1', 'entry@r2', 'each']) {
      expect(begun().tryTell(override(block) as never)).toMatchObject({ rejected: 'ALREADY_REGISTERED' });
    }
    expect(
      begun()
        .act('look@r1.1', 'agreed')
        .tryTell(override('look@r1') as never),
    ).toBeNull();
  });
});

describe('a step that writes a register in a template', () => {
  const found = (blocks: Block[]) =>
    issuesOf(blocks, {
      fields: [WHICH, ROWS, field('maybe', 'registerEntry', { register: 'licences', required: false })],
      lookUps: [LIST],
      parameters: [LIMIT],
    });
  const change = (entry: object) => register('change', 'watch', { does: 'change', entry: entry as never });
  const enter = (value: object) => register('entry', 'active', { values: { name: value as never } });

  it.each<[string, Block[], string]>([
    ['a change of nothing', [register('change', 'watch', { does: 'change' })], 'REGISTER_ENTRY /blocks/0/entry'],
    [
      'a new entry that names one',
      [register('entry', 'active', { entry: { field: 'which' } })],
      'REGISTER_ENTRY /blocks/0/entry',
    ],
    ['an entry by a field that may stay empty', [change({ field: 'maybe' })], 'REGISTER_ENTRY /blocks/0/entry/field'],
    ['an entry by a text', [change({ field: 'subject' })], 'REGISTER_ENTRY /blocks/0/entry/field'],
    ['an item outside of any', [change({ item: true })], 'REGISTER_ENTRY /blocks/0/entry/item'],
    ['an item that is a row', [each({ rows: 'rows' }, [change({ item: true })])], 'REGISTER_ENTRY /blocks/0/blocks/0/entry/item'],
    [
      'an entry of a step behind',
      [change({ step: 'entry' }), register('entry', 'active')],
      'REGISTER_ENTRY /blocks/0/entry/step',
    ],
    ['an entry of a review', [review('look'), change({ step: 'look' })], 'REGISTER_ENTRY /blocks/1/entry/step'],
    [
      'an entry of each item from outside',
      [each({ rows: 'rows' }, [register('entry', 'active')]), change({ step: 'entry' })],
      'REGISTER_ENTRY /blocks/1/entry/step',
    ],
    ['a field that there is not', [enter({ field: 'colour' })], 'REGISTER_VALUE /blocks/0/values/name/field'],
    ['a parameter that there is not', [enter({ param: 'colour' })], 'REGISTER_VALUE /blocks/0/values/name/param'],
    ['a row outside of any', [enter({ item: 'title' })], 'REGISTER_VALUE /blocks/0/values/name/item'],
    [
      'a column that the rows do not have',
      [each({ rows: 'rows' }, [enter({ item: 'colour' })])],
      'REGISTER_VALUE /blocks/0/blocks/0/values/name/item',
    ],
    [
      'a step that may have been passed by',
      [
        { kind: 'choice', id: 'choice', branches: [{ when: 'params.limit > 3', blocks: [review('look')] }] },
        enter({ step: 'look' }),
      ],
      'REGISTER_VALUE /blocks/1/values/name/step',
    ],
    [
      'a step of the branch beside it',
      [
        {
          ...{ kind: 'parallel', id: 'both', join: 'all' },
          branches: [
            { id: 'one', title: text('one'), blocks: [review('look')] },
            { id: 'two', title: text('two'), blocks: [enter({ step: 'look' })] },
          ],
        },
      ],
      'REGISTER_VALUE /blocks/0/branches/1/blocks/0/values/name/step',
    ],
    ['a day of another kind', [enter({ day: 'filed' })], 'schema/const /blocks/0/values/name/day'],
  ])('does not take %s', (_what, blocks, issue) => {
    expect(found(blocks)).toContain(issue);
  });

  it('takes a step of the same way', () => {
    const choice = {
      kind: 'choice',
      id: 'choice',
      branches: [{ when: 'params.limit > 3', blocks: [review('look'), enter({ step: 'look' })] }],
    } as Block;
    expect(found([choice])).toEqual([]);
  });
});
