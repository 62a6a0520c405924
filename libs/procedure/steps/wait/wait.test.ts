import { caseMachine, type Block, type Field } from '../../index';
import { issuesOf, programOf, review, type Sketch } from '../../../testing/templates/builder';
import { wait } from '../../../testing/templates/steps';
import { content, Story } from '../../../testing/story';

const text = (words: string) => ({ zh: words, en: words });
const tell = (blocks: Block[], more: Sketch = {}, facts = {}) =>
  new Story(programOf(blocks, more)).file(content(facts, { subject: true }));
const open = (story: Story) => Object.keys(story.state.slots);
const clocks = (story: Story) => Object.values(story.state.clocks).map(({ id, dueAt }) => `${id} ${dueAt}`);
const raise = (block: string, event: string, actor = 'person-officer') => ({ kind: 'raised', block, event, actor }) as const;
const endOn: Field = { id: 'endOn', type: 'date', label: text('end'), required: true };

describe('waiting', () => {
  it('is over when its period is, without a task and without anybody', () => {
    const story = tell([wait('grace'), review('then')]);
    expect([open(story), clocks(story)]).toEqual([[], ['grace.1.over 2026-06-17T16:00:00.000Z']]);
    expect(story.of('case-saved').at(-1)?.waitingOn).toEqual(['grace']);
    expect(story.tryTell({ kind: 'clock-struck', clock: 'grace.1.over', dueAt: '2026-06-17T16:00:00.000Z' })).toMatchObject({
      rejected: 'NOT_DUE',
    });
    story.strike();
    expect(story.state.blocks['grace']).toMatchObject({ status: 'done', outcome: 'over' });
    expect([open(story), clocks(story)]).toEqual([['then.1'], [expect.stringContaining('then.1.turn')]]);
    expect(story.of('clock-cleared')).toEqual([{ kind: 'clock-cleared', clock: 'grace.1.over' }]);
  });

  it('ends with a declared event, and the time that was left is nobody’s any more', () => {
    const story = tell([wait('grace', { paid: 'next' }), review('then')]);
    story.tell(raise('grace', 'paid'));
    expect(story.state.blocks['grace']).toMatchObject({ status: 'done', outcome: 'paid' });
    expect(open(story)).toEqual(['then.1']);
    expect(story.state.clocks['grace.1.over']).toBeUndefined();
    expect(story.tryTell({ kind: 'clock-struck', clock: 'grace.1.over', dueAt: '2026-06-17T16:00:00.000Z' })).toMatchObject({
      rejected: 'CLOCK_UNKNOWN',
    });
  });

  it('ends once: what comes second is refused, whichever it is', () => {
    const story = tell([wait('grace', { paid: 'next', left: 'refuse' }), review('then')]);
    expect(story.tryTell(raise('grace', 'lost'))).toMatchObject({ rejected: 'NOTHING_TO_INTERRUPT' });
    expect(story.tryTell(raise('then', 'paid'))).toMatchObject({ rejected: 'NOTHING_TO_INTERRUPT' });
    const late = tell([wait('grace', { paid: 'next' }), review('then')]).strike();
    expect(late.tryTell(raise('grace', 'paid'))).toMatchObject({ rejected: 'TIME_IS_OVER' });
    story.tell(raise('grace', 'paid'));
    expect(story.tryTell(raise('grace', 'paid'))).toMatchObject({ rejected: 'NOTHING_TO_INTERRUPT' });
    expect(tell([wait('grace', { left: 'refuse' })]).tell(raise('grace', 'left')).state).toMatchObject({
      outcome: 'refused',
      refusedBy: 'grace',
    });
  });

  it('waits for an event alone where no period is written', () => {
    const only = wait('reply', { came: 'next' }, { until: undefined });
    const { outcomes } = only;
    const story = tell([
      { ...only, outcomes: { came: outcomes['came'] ?? { to: 'next', label: text('came') } } },
      review('then'),
    ]);
    expect(clocks(story)).toEqual([]);
    expect(caseMachine.nextClock(story.state)).toBeNull();
    expect(open(story.tell(raise('reply', 'came')))).toEqual(['then.1']);
  });

  it.each([
    [{ within: '10 days', from: 'filing' }, '2026-05-28T16:00:00.000Z'],
    [{ within: '10 days', from: 'after first' }, '2026-06-01T16:00:00.000Z'],
    [{ within: '10 days', from: 'form.endOn' }, '2026-07-13T16:00:00.000Z'],
    [{ within: '1 month before form.endOn' }, '2026-06-02T16:00:00.000Z'],
    [{ within: 'by end of quarter' }, '2026-06-30T16:00:00.000Z'],
  ])('counts %j as an officer’s clock does', (until, dueAt) => {
    const story = tell([review('first'), wait('grace', {}, { until })], { fields: [endOn] }, { endOn: '2026-07-02' });
    story.days(2).act('first.1', 'agreed');
    expect(story.state.clocks['grace.1.over']?.dueAt).toBe(dueAt);
  });

  it('is over at once when its day has passed, by its clock and by nobody', () => {
    const story = tell(
      [wait('grace', {}, { until: { within: '1 day before form.endOn' } })],
      { fields: [endOn] },
      { endOn: '2026-03-02' },
    );
    expect(caseMachine.nextClock(story.state)?.dueAt).toMatch(/^2026-0[23]-/);
    const { state } = story.tell({
      kind: 'clock-struck',
      clock: 'grace.1.over',
      dueAt: story.state.clocks['grace.1.over']?.dueAt ?? '',
    });
    expect(state).toMatchObject({ status: 'closed', outcome: 'completed' });
  });

  it('is left with its clock: by an interrupt, by going back, by the end of the case', () => {
    const inner: Block[] = [
      {
        kind: 'sequence',
        id: 'stage',
        on: [{ event: 'found', title: text('found'), basis: [{ kind: 'default', reason: text('test') }], to: 'next' }],
        blocks: [wait('grace')],
      },
      review('then'),
    ];
    const interrupted = tell(inner).tell(raise('stage', 'found'));
    expect(interrupted.state.blocks['grace']?.status).toBe('cancelled');
    expect(Object.keys(interrupted.state.clocks)).toEqual(['then.1.turn']);
    const both: Block = {
      kind: 'parallel',
      id: 'both',
      join: 'all',
      branches: [
        { id: 'one', blocks: [wait('grace')] },
        { id: 'two', blocks: [review('look', { back: 'back-to:first', no: 'refuse' })] },
      ],
    };
    const back = tell([review('first'), both])
      .act('first.1', 'agreed')
      .act('look.1', 'back');
    expect(Object.keys(back.state.clocks)).toEqual(['first.2.turn']);
    back.act('first.2', 'agreed');
    expect(Object.keys(back.state.clocks).sort()).toEqual(['grace.2.over', 'look.2.turn']);
    expect(back.act('look.2', 'no').state).toMatchObject({ status: 'closed', clocks: {} });
    expect(tell([wait('grace')]).withdraw().state).toMatchObject({ status: 'closed', clocks: {} });
  });

  it('begins anew in a loop, and counts its days again', () => {
    const story = tell([
      {
        kind: 'loop',
        id: 'rounds',
        blocks: [wait('grace'), review('look', { 'not-yet': 'next' })],
        again: "outcomes['look'] == 'not-yet'",
        most: 3,
        exhausted: 'next',
      },
    ]);
    story.strike().act('look.1', 'not-yet');
    expect(clocks(story)).toEqual([expect.stringMatching(/^grace\.2\.over 2026-07-2/)]);
  });

  it('is no word of somebody who keeps out', () => {
    const story = tell([wait('grace', { paid: 'next' }), review('then')]);
    story.tell({ kind: 'recused', person: 'person-officer', step: null, actor: 'person-officer' });
    expect(story.tryTell(raise('grace', 'paid'))).toMatchObject({ rejected: 'RECUSED' });
    expect(story.tryTell(raise('grace', 'paid', 'person-other'))).toBeNull();
  });
});

describe('a template that waits', () => {
  const of = (more: object) => issuesOf([{ ...wait('grace', { paid: 'next' }), ...more }, review('then')]);
  const to = { to: 'next' as const, label: text('to') };

  it.each([
    ['WAIT_WITHOUT_END /blocks/0', { until: undefined, events: undefined }],
    ['OUTCOME_UNDECLARED /blocks/0/outcomes', { outcomes: { over: to } }],
    ['OUTCOME_NEVER_TAKEN /blocks/0/outcomes/gone', { outcomes: { over: to, paid: to, gone: to } }],
    ['PERIOD_UNREADABLE /blocks/0/until/within', { until: { within: 'by 31 February' } }],
    ['CLOCK_START_UNKNOWN /blocks/0/until/from', { until: { within: '3 days', from: 'after nothing' } }],
    ['CLOCK_DATE_MISSING /blocks/0/until/within', { until: { within: '3 days before form.gone' } }],
    [
      'WAIT_TURNS /blocks/0/outcomes/over/to',
      { until: { within: 'by 31 March' }, outcomes: { over: { ...to, to: 'back-to:grace' }, paid: to } },
    ],
  ])('%s', (issue, more) => {
    expect(of(more)).toContain(issue);
  });

  it('names who may say so: of it, and of what interrupts a sequence', () => {
    const by = { role: 'association-officer', of: 'society', nobody: 'president' };
    const events = [{ event: 'paid', title: text('paid'), by, basis: [{ kind: 'default', reason: text('test') }] }];
    expect(of({ events })).toContain('ROLE_OF_OTHER_ORGANISATION /blocks/0/events/0/by/role');
    const twice = [...events, ...events].map((event) => ({ ...event, to: 'next' }));
    const stage = { kind: 'sequence', id: 'stage', on: twice, blocks: [review('then')] } as unknown as Block;
    expect(issuesOf([stage])).toEqual([
      'ROLE_OF_OTHER_ORGANISATION /blocks/0/on/0/by/role',
      'ROLE_OF_OTHER_ORGANISATION /blocks/0/on/1/by/role',
      'DUPLICATE_ID /blocks/0/on/1/event',
    ]);
    expect(of({ events: [...events, ...events] })).toContain('DUPLICATE_ID /blocks/0/events/1/event');
  });

  it('is compiled without its words', () => {
    const [step] = programOf([wait('grace', { paid: 'next' })]).blocks;
    expect(step).toEqual({
      kind: 'wait',
      id: 'grace',
      act: 'follow-up',
      audience: 'society',
      until: { within: '30 days' },
      events: [{ event: 'paid', by: { role: 'society-secretariat', of: 'society', nobody: 'president' } }],
      outcomes: { over: { to: 'next', reason: false }, paid: { to: 'next', reason: false } },
    });
  });
});
