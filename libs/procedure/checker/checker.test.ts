/** Obligations, acts that others are to do, exceptions, and the order in which everything is said. */
import { foundIn, findings, found, alone } from '../../testing/checker/checked';
import { call, review, templateOf, TEST_BASIS, type Sketch } from '../../testing/templates/builder';
import type { Text } from '../kernel';
import type { Block, Modality, Template } from '../template/template.types';
import type { Obligation } from '../vocabularies';
import { compile, parseTemplate } from '../authoring';
import { checkTemplate } from '.';
import { withExceptions, type Known } from './exceptions';
import { inOrder } from './in-order';
import { finding } from './checked';

const text = (words: string) => ({ zh: words, en: words });

describe('an obligation', () => {
  const owed = (modality: Modality, by: Obligation['by'], more: Partial<Obligation> = {}): Obligation => ({
    procedure: 'P29',
    template: 'sketch',
    jurisdiction: 'CN',
    source: '001',
    clause: '三(一)',
    sentence: 3,
    modality,
    by,
    says: { zh: '须先审议。', en: 'It is deliberated first.' },
    ...more,
  });
  const of = (one: Obligation, blocks: Block[] = [review('one')], more: Sketch = {}): string[] =>
    foundIn(blocks, ['obligation'], more, { obligations: [one] });

  it.each([
    ['hard', 'error'],
    ['duty', 'error'],
    ['plain', 'error'],
    ['soft', 'warning'],
    ['push', 'warning'],
    ['guidance', 'warning'],
    ['encourage', 'note'],
    ['aim', 'note'],
    ['request', 'note'],
  ] as const)('of the strength %s is missed as %s', (modality, severity) => {
    expect(of(owed(modality, { act: 'pre-review' }))).toEqual([`${severity} obligation `]);
  });

  it('is carried by a step, a field of any form, or a register', () => {
    const done = review('one', {}, { act: 'filing' });
    expect(of(owed('duty', { act: 'filing' }), [done])).toEqual([]);
    const fee = { id: 'fee', type: 'money' as const, label: text('fee'), concept: 'fee' as const };
    expect(of(owed('hard', { concept: 'fee' }), [review('one')], { fields: [fee] })).toEqual([]);
    const inTable = { id: 'list', type: 'table' as const, label: text('list'), columns: [fee] };
    expect(of(owed('hard', { concept: 'fee' }), [review('one')], { fields: [inTable] })).toEqual([]);
    expect(of(owed('hard', { concept: 'fee' }))).toHaveLength(1);
    expect(of(owed('plain', { register: 'branches' }))).toHaveLength(1);
  });

  it('of another procedure or place is none', () => {
    expect(of(owed('hard', { act: 'pre-review' }, { template: 'other' }))).toEqual([]);
    expect(of(owed('hard', { act: 'pre-review' }, { jurisdiction: 'CN-TJ' }))).toEqual([]);
  });

  it('is said in words fit to print', () => {
    const [one] = findings(templateOf([review('one')]), ['obligation'], { obligations: [owed('duty', { act: 'pre-review' })] });
    expect(one?.message.zh).toMatch(/^001 三\(一\)第 3 句要求：须先审议。流程中还没有相应的步骤（.+）。$/u);
    expect(one?.basis).toEqual([{ source: '001', clause: '三(一)' }]);
  });
});

describe('a call that says it does an act', () => {
  const doing: Block = { ...call('ask', 'other', { refused: 'refuse', withdrawn: 'refuse' }), act: 'compliance-review' };
  const other = (blocks: Block[]): Template => templateOf(blocks, { id: 'other', startedBy: [{ kind: 'called' }] });
  const of = (blocks: Block[]): string[] => foundIn([doing], ['CALL_WITHOUT_ACT'], {}, { templates: [other(blocks)] });
  const reviewed = review('review', { no: 'refuse' }, { act: 'compliance-review' });

  it('calls a procedure in which nobody consents without it', () => {
    expect(of([reviewed])).toEqual([]);
    expect(of([review('one')])).toEqual(['error CALL_WITHOUT_ACT /blocks/0/act']);
  });

  it('is not content with one that may be passed by, or that only refusals pass by', () => {
    const perhaps: Block = { kind: 'choice', id: 'perhaps', branches: [{ when: 'given.subject', blocks: [reviewed] }] };
    expect(of([perhaps])).toEqual(['error CALL_WITHOUT_ACT /blocks/0/act']);
    expect(of([review('first', { no: 'refuse' }), reviewed])).toEqual([]);
  });

  it('is content with a procedure that has it done by another in its turn', () => {
    expect(of([{ ...call('on', 'third', { refused: 'refuse', withdrawn: 'refuse' }), act: 'compliance-review' }])).toEqual([]);
  });
});

describe('an exception', () => {
  const excepting = (rule: string): Template => ({
    ...templateOf([review('one')]),
    exceptions: [{ rule, reason: text('because'), basis: TEST_BASIS }],
  });
  const broken = (rule: string) => finding(rule, 'error', '/blocks/0', 'broken', 'broken');
  const rules: Record<string, boolean> = { R08: true, R13: false };
  const known: Known = (rule) => (rule in rules ? { isBan: rules[rule] === true, says: text(`what ${rule} says`) } : null);
  const with_ = (rule: string, ...rules: string[]): string[] =>
    withExceptions(excepting(rule), rules.map(broken), known).map((one) => `${one.severity} ${one.rule} ${one.path}`);

  it('makes a note of what it gives a reason for, and shows the reason', () => {
    expect(with_('R13', 'R13', 'R08')).toEqual(['note R13 /blocks/0', 'error R08 /blocks/0']);
    const [noted] = withExceptions(excepting('R13'), [broken('R13')], known);
    expect(noted?.message.en).toContain('An exception is stated: because');
  });

  it('is not allowed from a ban, and changes nothing of it', () => {
    expect(with_('R08', 'R08')).toEqual(['error R08 /blocks/0', 'error EXCEPTION_NOT_ALLOWED /exceptions/0/rule']);
  });

  it('is pointed at where there is nothing that it excuses', () => {
    expect(with_('R13')).toEqual(['warning EXCEPTION_UNUSED /exceptions/0']);
    // In the words of the rule; its number stands behind them.
    expect(withExceptions(excepting('R13'), [], known)[0]?.message.en).toMatch(/what R13 says" \(R13\)$/);
    expect(with_('R99')).toEqual(['warning EXCEPTION_RULE_UNKNOWN /exceptions/0/rule']);
  });

  it('does not settle what was not decided', () => {
    const open = { ...broken('R13'), severity: 'warning' as const, undecided: text('open') };
    expect(withExceptions(excepting('R13'), [open], known)).toEqual([open]);
  });

  it('stands in the template and not in its program', () => {
    const { template, issues } = parseTemplate(excepting('R13'));
    expect(issues).toEqual([]);
    expect(compile(template as Template)).toEqual(compile(templateOf([review('one')])));
    const [wrong] = parseTemplate({ ...excepting('R13'), exceptions: [{ rule: 'R13' }] }).issues;
    expect(wrong?.path).toBe('/exceptions/0');
  });

  it('is of a rule that the checker knows', () => {
    expect(found(excepting('R99'), ['EXCEPTION_RULE_UNKNOWN'])).toEqual(['warning EXCEPTION_RULE_UNKNOWN /exceptions/0/rule']);
  });
});

describe('everything that is found', () => {
  it('comes in the order in which one mends it, each once', () => {
    const say = (rule: string, severity: 'error' | 'warning' | 'note', path: string) => finding(rule, severity, path, rule, rule);
    const all = [say('C', 'note', ''), say('B', 'error', '/blocks/10'), say('B', 'error', '/blocks/2'), say('A', 'warning', '/')];
    expect(inOrder([...all, ...all]).map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'B /blocks/2',
      'B /blocks/10',
      'A /',
      'C ',
    ]);
  });

  it('is the same each time, and has words in both languages', () => {
    const template = templateOf([call('ask', 'nowhere'), review('one', { no: 'refuse' })]);
    const once = checkTemplate(template, alone());
    expect(once.map(({ rule }) => rule)).toContain('CALL_PROCEDURE_UNKNOWN');
    expect(checkTemplate(template, alone())).toEqual(once);
    const words = once.flatMap(({ message }): Text[] => [message]);
    for (const { zh, en } of words) expect([zh, en].every((one) => one.length > 0)).toBe(true);
  });

  it('tells whoever waits which rule is being explored', () => {
    const told: string[] = [];
    const template = templateOf([review('look', {}, { act: 'filing' }), review('hold', {}, { act: 'hold' })]);
    checkTemplate({ ...template, matter: 'activity' }, alone(), (rule, of) => told.push(`${rule}/${of}`));
    expect(told.length).toBeGreaterThan(0);
  });
});
