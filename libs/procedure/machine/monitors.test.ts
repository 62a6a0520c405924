import fc from 'fast-check';
import { compile, parseTemplate } from '../authoring';
import { isRejection } from '../kernel';
import type { Block, CaseEvent, Matter, Program, Unstamped } from '../index';
import { loadTemplate } from '../../templates';
import { content, Story } from '../../testing/story';
import { review, sketch } from '../../testing/templates/builder';
import { meeting as organDecision } from '../../testing/templates/meeting';

const text = (words: string) => ({ zh: words, en: words });
const PARTY = { act: 'pre-review', actions: { never: ['transfer', 'delegate', 'add-signer', 'proxy'] } } as const;
const party = (ways: Parameters<typeof review>[1]): Block =>
  review('party', ways, { act: PARTY.act, actions: { never: [...PARTY.actions.never] } });
const preReview = (): Block => party({ 'not-agreed': 'refuse' });
const council = organDecision('council', { organ: { parameter: 'organ' } });
const both = (left: Block[], right: Block[]): Block => ({
  ...{ kind: 'parallel', id: 'both', join: 'all' },
  branches: [
    { id: 'left', blocks: left },
    { id: 'right', blocks: right },
  ],
});

function written(matter: Matter, blocks: Block[]): ReturnType<typeof parseTemplate> {
  const parameters = [{ id: 'organ', type: 'organ' as const, from: 'charter' as const, label: text('organ') }];
  const flag = {
    id: 'flag',
    type: 'choice',
    label: text('flag'),
    required: true,
    options: [{ value: 'yes', label: text('yes') }],
  };
  return parseTemplate({ ...(sketch(blocks, { parameters, fields: [flag as never] }) as object), matter });
}
function programOf(matter: Matter, blocks: Block[]): Program {
  const { template, issues } = written(matter, blocks);
  if (template === null) throw new Error(JSON.stringify(issues));
  return compile(template);
}
const tell = (matter: Matter, blocks: Block[]): Story =>
  new Story(programOf(matter, blocks), undefined, [1]).file(content({ flag: 'no' }, { subject: true, flag: true }), {
    organ: { value: 'council-1' },
  });
const broken = (rule: string, step: string | null) => ({ rejected: 'RULE_BROKEN', details: { rule, step } });
const by = { actor: 'admin' };

describe('what a template is watched for', () => {
  it('is nothing where no rule speaks of it: such a program has no word of it', () => {
    expect(programOf('branch', [review('a')])).not.toHaveProperty('monitors');
    expect(programOf('branch', [review('a'), council])).not.toHaveProperty('monitors');
  });

  it('is scope, parent and decision where a branch is set up; in Tianjin the parent is no ban', () => {
    const scope = { step: 'charter-scope', outcomes: ['holds'] };
    const [decision, entry] = ['council-decision', 'entry'].map((step) => ({ step, when: 'opens' }));
    const [china, tianjin] = (['CN', 'CN-TJ'] as const).map((place) => compile(loadTemplate('branch-setup', place)).monitors);
    expect(china).toMatchObject([
      { rule: 'R05', kind: 'before', first: [scope], then: [decision, { step: 'association-consent' }] },
      { rule: 'R06', kind: 'value', field: 'parent', part: 'kind', test: { isNot: ['society'] } },
      { rule: 'R07', kind: 'before', first: [{ step: 'council-decision' }], then: [entry] },
    ]);
    expect(tianjin?.map(({ rule }) => rule)).toEqual(['R05', 'R07']);
  });

  it('is compiled from matter, act and outcome', () => {
    expect(programOf('large-expenditure', [preReview(), council]).monitors).toEqual([
      {
        rule: 'R01',
        kind: 'before',
        first: [{ step: 'party', outcomes: ['agreed'] }],
        then: [{ step: 'council', when: 'opens' }],
      },
      {
        ...{ rule: 'R02', kind: 'at-end', when: [{ step: 'party', outcomes: ['agreed'] }] },
        needs: [{ step: 'council', outcomes: ['passed', 'passed-in-principle'] }],
      },
    ]);
    expect(programOf('branch', [preReview(), council]).monitors?.map(({ rule }) => rule)).toEqual(['R02']);
  });

  it('must be told which outcome is the consent, where several lead on', () => {
    const unclear = party({ 'agreed-with-remarks': 'next' });
    expect(written('large-expenditure', [unclear, council]).issues).toMatchObject([
      { rule: 'CONSENT_UNDECLARED', path: '/blocks/0/outcomes' },
    ]);
    const remarks = { to: 'next' as const, label: text('with remarks'), consents: true as const };
    const clear = party({ 'agreed-with-remarks': remarks, noted: 'next' });
    expect(programOf('large-expenditure', [clear, council]).monitors?.[0]).toMatchObject({
      first: [{ step: 'party', outcomes: ['agreed-with-remarks'] }],
    });
    expect(JSON.stringify(programOf('large-expenditure', [clear, council]).blocks)).not.toContain('consents');
  });
});

describe('a correct way', () => {
  it('never meets one', () => {
    const story = tell('large-expenditure', [preReview(), council, review('pay', {}, { act: 'pay' })]);
    story.act('party.1', 'agreed').list('council').result('council', 'passed', 'final').act('pay.1', 'agreed');
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'completed' });
    const refused = tell('large-expenditure', [preReview(), council]).act('party.1', 'not-agreed');
    expect(refused.state).toMatchObject({ outcome: 'refused' });
  });

  it('may pass a rule over by a choice, and is then watched no more', () => {
    const filing: Block = {
      kind: 'choice',
      id: 'listed',
      branches: [{ when: "form.flag == 'yes'", blocks: [review('file', {}, { act: 'filing' })] }],
    };
    const blocks = [filing, review('event', {}, { act: 'hold' })];
    expect(programOf('activity', blocks).monitors?.map(({ rule }) => rule)).toEqual(['R14']);
    expect(tell('activity', blocks).act('event.1', 'agreed').state).toMatchObject({ outcome: 'completed' });
  });
});

describe('what would break a rule', () => {
  it('is refused to a template that was made wrongly', () => {
    const story = tell('large-expenditure', [both([preReview()], [review('draft'), council])]);
    expect(story.tryTell(story.actOf('draft.1', 'agreed'))).toMatchObject(broken('R01', 'council'));
    expect(Object.keys(story.act('party.1', 'agreed').act('draft.1', 'agreed').state.slots)).toEqual([]);
    const never: Block = { kind: 'choice', id: 'way', branches: [{ when: "form.flag == 'yes'", blocks: [council] }] };
    const alone = tell('large-expenditure', [preReview(), never]);
    expect(alone.tryTell(alone.actOf('party.1', 'agreed'))).toMatchObject(broken('R02', null));
  });

  it('is refused to an administrator, to whoever takes back or reopens, and leaves the case as it is', () => {
    const blocks = [both([preReview()], [review('draft'), council])];
    const running = tell('large-expenditure', blocks).act('party.1', 'agreed', { actor: 'ada' }).act('draft.1', 'agreed');
    const before = JSON.stringify(running.state);
    for (const event of [
      { kind: 'overridden', does: { what: 'open-again', block: 'party' }, ...by },
      { kind: 'taken-back', slot: 'party.1', actor: 'ada' },
    ] as const) {
      expect(running.tryTell(event)).toMatchObject(broken('R01', 'council'));
    }
    expect(JSON.stringify(running.state)).toBe(before);
    running.list('council').result('council', 'not-passed', 'final');
    expect(running.state.outcome).toBe('refused');
    expect(running.tryTell({ kind: 'reopened', block: 'party', ...by })).toMatchObject(broken('R01', 'council'));
    expect(running.tryTell({ kind: 'reopened', block: 'council', ...by })).toBeNull();
  });

  it('is refused to what is entered with an earlier day (代录)', () => {
    const blocks = [review('approval', {}, { act: 'outside-approval' }), review('event', {}, { act: 'hold' })];
    const story = tell('commendation', blocks);
    story.days(10).act('approval.1', 'agreed', { occurredOn: '2026-05-27' }).strike();
    const early = story.actOf('event.1', 'agreed', { occurredOn: '2026-05-26' });
    expect(story.tryTell(early)).toMatchObject(broken('R08', 'event'));
    expect(story.tryTell(story.actOf('event.1', 'agreed', { occurredOn: '2026-05-27' }))).toBeNull();
  });

  it('is refused to a migration: what the new version watches must be so where the case lands', () => {
    const older = programOf('large-expenditure', [council, review('end')]);
    const newer = programOf('large-expenditure', [preReview(), council, review('end')]);
    const story = new Story(older);
    story.world.successors = { newer };
    story.file(content({ flag: 'no' }, { subject: true, flag: true }), { organ: { value: 'council-1' } });
    const migrated = { kind: 'migrated', program: 'newer', landing: {}, ...by } as const;
    story.list('council').result('council', 'passed', 'final');
    expect(story.tryTell(migrated)).toMatchObject(broken('R01', 'council'));
  });
});

describe('whatever anybody does', () => {
  const blocks = [review('draft'), both([preReview()], [review('finance'), council]), review('end')];
  const program = programOf('large-expenditure', blocks);

  it('no organ is asked before the party body has consented, and no case is completed without the organ', () => {
    const verbs = fc.array(fc.record({ verb: fc.nat({ max: 6 }), which: fc.nat({ max: 9 }) }), { maxLength: 25 });
    fc.assert(
      fc.property(verbs, (done) => {
        const story = new Story(program, undefined, [1]).file(content({ flag: 'no' }, { subject: true, flag: true }), {
          organ: { value: 'council-1' },
        });
        for (const [n, { verb, which }] of done.entries()) {
          const event = somethingOf(story, verb, which, n);
          if (event !== null) story.tryTell(event);
          const { party, council: organ } = story.state.blocks;
          const isAsked = organ?.status === 'open' || organ?.status === 'done';
          if (isAsked) expect(party).toMatchObject({ status: 'done', outcome: 'agreed' });
          if (story.state.outcome === 'completed') expect(['passed', 'passed-in-principle']).toContain(organ?.outcome);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** One thing that somebody might try, by two numbers. */
function somethingOf(story: Story, verb: number, which: number, n: number): Unstamped<CaseEvent> | null {
  const slots = Object.values(story.state.slots);
  const slot = slots[which % Math.max(1, slots.length)];
  const block = ['draft', 'party', 'finance', 'council', 'end'][which % 5] ?? 'draft';
  const common = { id: `verb-${n}`, actor: 'ada', occurredOn: '2026-05-18' };
  if (verb <= 2) {
    if (slot === undefined) return null;
    const outcome = which === 9 ? (slot.outcomes.at(-1) ?? '') : 'agreed';
    return { ...common, ...(story.actOf(slot.id, outcome) as object), actor: 'ada' } as Unstamped<CaseEvent>;
  }
  if (verb === 3) return { ...common, kind: 'overridden', does: { what: 'open-again', block } };
  if (verb === 4)
    return { ...common, kind: story.state.status === 'open' ? 'taken-back' : 'reopened', slot: `${block}.1`, block } as never;
  const round = story.state.blocks['council']?.agenda?.round ?? 0;
  const at = { block: 'council', round, sitting: `sitting-${round}`, item: 'item' };
  if (verb === 5) return { ...common, kind: 'agenda-listed', ...at, on: '2026-06-20' } as never;
  const result = { outcome: which > 7 ? 'postponed' : 'passed', arithmetic: null } as const;
  return { ...common, kind: 'item-resulted', ...at, version: 1, stage: 'final', result } as never;
}

it('a refusal leaves nothing behind', () => {
  const story = tell('large-expenditure', [both([preReview()], [review('draft'), council])]);
  const refused = story.tryTell(story.actOf('draft.1', 'agreed'));
  expect(refused !== null && isRejection(refused)).toBe(true);
  expect(story.state.blocks['draft']).toMatchObject({ status: 'open' });
});
