import { compile } from '../authoring';
import { brokenRule, type Program, type Template } from '../index';
import { check, choiceField, council, entry, field, fixture, FLAG, made, onlyIf, step, text } from '../../testing/rules/made';
import { content, Story } from '../../testing/story';
import type { Monitor } from './monitor.types';
import { hasValue } from './watched-values';

const ORGAN = { decider: { value: 'council-1' } };
const tell = (template: Template, facts: Parameters<typeof content>[0] = {}): Story =>
  new Story(compile(template), undefined, [1]).file(content(facts, { subject: true }), ORGAN);
const parent = field('parent', 'organisation', 'parent', { required: true, among: 'society-and-branches' });
const branch = { id: 'branch-1', kind: 'branch' as const };
const last = step('last', 'follow-up');

describe('a value that a rule forbids', () => {
  it('becomes a fact of the program, though no condition reads it', () => {
    const program = compile(made('branch', [last], { fields: [parent] }));
    expect(program.facts).toEqual([{ field: 'parent', type: 'organisation' }]);
    expect(program.monitors).toMatchObject([{ rule: 'R06', kind: 'value', field: 'parent' }]);
  });

  it('lets no case end as approved, and may be there in one that is refused or withdrawn', () => {
    const story = (): Story => tell(made('branch', [last], { fields: [parent] }), { parent: branch });
    const told = story();
    expect(told.tryTell(told.actOf('last.1', 'agreed'))).toMatchObject({
      rejected: 'RULE_BROKEN',
      details: { rule: 'R06', step: null },
    });
    expect(story().act('last.1', 'not-agreed', { hasReason: true }).state).toMatchObject({ outcome: 'refused' });
    expect(story().withdraw().state).toMatchObject({ outcome: 'withdrawn' });
  });

  it('is looked for in every row of a table and in each of several choices; what is absent is none', () => {
    const fee = { rule: 'R', kind: 'value', field: 'rows', column: 'fee', test: { above: 0 } } as const;
    const of = (rows: object[]) => ({ facts: { rows } }) as unknown as Parameters<typeof hasValue>[0];
    expect(hasValue(of([{ key: 'a', fee: 0 }, { key: 'b' }]), fee)).toBe(false);
    expect(
      hasValue(
        of([
          { key: 'a', fee: 0 },
          { key: 'b', fee: 1 },
        ]),
        fee,
      ),
    ).toBe(true);
    const uses: Parameters<typeof hasValue>[1] = { rule: 'R', kind: 'value', field: 'uses', test: { isNot: ['good'] } };
    expect([['good'], ['good', 'bad'], []].map((chosen) => hasValue({ facts: { uses: chosen } }, uses))).toEqual([
      false,
      true,
      false,
    ]);
    expect(hasValue({ facts: {} }, uses)).toBe(false);
    expect(hasValue({ facts: { paid: true } }, { rule: 'R', kind: 'value', field: 'paid', test: { is: [true] } })).toBe(true);
  });
});

describe('a named end', () => {
  const results = [
    { id: 'held', label: text('held'), refuses: true as const },
    { id: 'cleared', label: text('cleared') },
  ];
  const outcomes = {
    held: { to: 'end:held' as const, label: text('held') },
    cleared: { to: 'end:cleared' as const, label: text('cleared') },
  };
  const template = made(
    'branch',
    [step('last', 'follow-up', { outcomes: { agreed: { to: 'next', label: text('agreed') }, ...outcomes } })],
    {
      fields: [parent],
      results,
    },
  );

  it('is told in the program only where it refuses', () => {
    expect(compile(template)).toMatchObject({ results: ['held', 'cleared'], refusals: ['held'] });
    expect(compile(made('branch', [last]))).not.toHaveProperty('refusals');
  });

  it('is an approval like the plain one unless it refuses', () => {
    const story = tell(template, { parent: branch });
    expect(story.tryTell(story.actOf('last.1', 'cleared'))).toMatchObject({ details: { rule: 'R06' } });
    expect(story.act('last.1', 'held').state).toMatchObject({ outcome: 'completed', result: 'held' });
  });
});

describe('the order of days', () => {
  const scope = check('scope', 'form.inside');
  const inside = { fields: [field('inside', 'yesNo', 'charter-scope', { required: true })] };

  it('says nothing of an automatic check: a sitting held before the request was entered is as good', () => {
    const story = tell(made('branch', [scope, council(), entry()], inside), { inside: true });
    const round = story.state.blocks['council']?.round ?? 0;
    story.tell({ kind: 'agenda-listed', block: 'council', round, sitting: 'sitting-1', item: 'item-1', on: '2026-04-01' });
    story.result('council', 'passed', 'final').register();
    expect(story.state).toMatchObject({ outcome: 'completed' });
  });

  it('knows of no day after the one on which something was entered', () => {
    const story = tell(made('branch', [scope, council(), entry()], inside), { inside: true });
    expect(story.list('council').result('council', 'passed', 'final').register().state).toMatchObject({ outcome: 'completed' });
    expect(story.state.blocks['council']?.agenda?.on).toBe('2026-06-20');
  });
});

describe('what is waited for', () => {
  const skipped = made('branch', [onlyIf(council()), entry()], { fields: [FLAG] });

  it('is asked also where a choice that classifies nothing has passed over it', () => {
    const story = new Story(compile(skipped), undefined, [1]);
    expect(story.tryFile(content({ flag: 'no' }, { subject: true, flag: true }), ORGAN)).toMatchObject({
      details: { rule: 'R07' },
    });
  });

  it('never comes where there is none: the checker says so, and no case is stopped by it', () => {
    const template = fixture('no decision', made('branch', [entry()])).template;
    expect(compile(template)).not.toHaveProperty('monitors');
    const story = tell(template).register();
    const program: Program = { ...compile(template), monitors: [watch] };
    expect(brokenRule(program, null, story.state, 'filed')).toEqual({ rule: 'R07', step: 'entry' });
  });

  const watch: Monitor = { rule: 'R07', kind: 'before', first: [], then: [{ step: 'entry', when: 'opens' }] };
});

it('a choice of the form may have another value', () => {
  const template = made('commendation', [last], { fields: [choiceField('seat', ['mainland', 'overseas'], 'partner-seat')] });
  const story = tell(template, { seat: 'overseas' });
  expect(story.tryTell(story.actOf('last.1', 'agreed'))).toMatchObject({ details: { rule: 'R04' } });
  expect(tell(template, { seat: 'mainland' }).act('last.1', 'agreed').state).toMatchObject({ outcome: 'completed' });
});
