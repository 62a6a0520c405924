import { checkCalls } from '../authoring';
import type { Block, CallBlock, Field, OpenBlock, Template } from '../index';
import { call, issuesOf, opening, review, templateOf, type Sketch } from '../../testing/templates/builder';
import { score } from '../../testing/templates/steps';

const text = (words: string) => ({ zh: words, en: words });
const field = (id: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  id,
  type,
  label: text(id),
  required: true,
  ...more,
});
const computed = (id: string): Field => ({ id, type: 'computed', label: text(id), compute: '1', gives: 'integer' });
const FILED: Sketch = { startedBy: [{ kind: 'filed' }, { kind: 'called' }] };
const template = (id: string, blocks: Block[] = [review('look')], more: Sketch = {}): Template =>
  templateOf(blocks, { ...FILED, id, ...more });
/** Findings between templates, as `procedure rule path`. */
const between = (...templates: Template[]): string[] =>
  checkCalls(templates.map((one) => ({ template: one }))).map(({ procedure, rule, path }) => `${procedure} ${rule} ${path}`);
const caller = (more: Partial<CallBlock> = {}, sketch: Sketch = {}) =>
  template('caller', [{ ...call('ask', 'called'), ...more }], sketch);

describe('templates that call each other', () => {
  it('fit when what is called may be called and gets what it requires', () => {
    expect(between(caller(), template('called'))).toEqual([]);
  });

  it('are refused when what they call is not there, or is only filed', () => {
    expect(between(caller())).toEqual(['caller CALL_PROCEDURE_UNKNOWN /blocks/0/procedure']);
    expect(between(caller(), template('called', [review('look')], { startedBy: 'filed' }))).toEqual([
      'caller CALL_START_MISSING /blocks/0/procedure',
    ]);
  });

  it('are refused when a dated case could not be filed, and an immediate one not be called', () => {
    const dated: OpenBlock['opens'] = { start: 'by-society', procedure: 'called', duty: text('report'), within: '30 days' };
    const opens = (one: OpenBlock['opens']) => template('caller', [opening('later', one)]);
    expect(between(opens(dated), template('called', [review('look')], { startedBy: [{ kind: 'called' }] }))).toEqual([
      'caller CALL_START_MISSING /blocks/0/opens/procedure',
    ]);
    expect(between(opens(dated), template('called', [review('look')], { startedBy: 'filed' }))).toEqual([]);
    const atOnce: OpenBlock['opens'] = { start: 'at-once', procedure: 'called', input: {} };
    expect(between(opens(atOnce), template('called'))).toEqual(['caller CALL_INPUT_MISSING /blocks/0/opens/input']);
    expect(between(opens({ start: 'by-society', duty: text('tell us'), within: '30 days' }))).toEqual([]);
  });

  it('tell apart only results that the other declares', () => {
    const results = [{ id: 'partly', label: text('partly') }];
    const asks = template('caller', [call('ask', 'called', { partly: 'next', wholly: 'next' })]);
    const called = template('called', [review('look', { part: 'end:partly' })], { results });
    expect(between(asks, called)).toEqual(['caller CALL_RESULT_UNKNOWN /blocks/0/outcomes/wholly']);
  });

  it('give every required field that has no default, and no field that is not there', () => {
    const fields = [
      field('amount', 'money'),
      field('filled', 'text', { default: { from: 'master-record.name' } }),
      field('free', 'text', { required: false }),
      field('sometimes', 'text', { required: false, requiredWhen: 'given.free' }),
    ];
    const called = template('called', [review('look')], { fields });
    expect(between(caller(), called)).toEqual([
      'caller CALL_INPUT_MISSING /blocks/0/input',
      'caller CALL_INPUT_PERHAPS_MISSING /blocks/0/input',
    ]);
    const [first, second] = checkCalls([{ template: caller() }, { template: called }]);
    expect([first?.severity, second?.severity]).toEqual(['error', 'warning']);
    expect(first?.message).toEqual({ zh: '没有给出必填项目“amount”。', en: 'The required field "amount" is not given.' });
    expect(between(caller({ input: { subject: 'subject', other: 'subject' } }), template('called'))).toEqual([
      'caller CALL_INPUT_UNKNOWN /blocks/0/input/other',
    ]);
  });

  const options = (...values: string[]) => ({ options: values.map((value) => ({ value, label: text(value) })) });
  const columns = (...ids: string[]) => ({
    columns: ids.map((id) => ({ id, type: 'text' as const, label: text(id), required: true })),
  });
  it.each([
    ['integer', field('to', 'integer'), field('from', 'integer'), null],
    ['a text into a long one', field('to', 'longText'), field('from', 'text'), null],
    ['a choice into a text', field('to', 'text'), field('from', 'choice', options('a')), null],
    ['an amount into a number', field('to', 'integer'), field('from', 'money'), 'CALL_INPUT_TYPE'],
    ['into a computed field', computed('to'), field('from', 'integer'), 'CALL_INPUT_TYPE'],
    ['what is computed', field('to', 'integer', { required: false }), computed('from'), null],
    ['what may be absent', field('to', 'date'), field('from', 'date', { required: false }), 'CALL_INPUT_ABSENT'],
    [
      'what may be absent on both sides',
      field('to', 'date', { required: false }),
      field('from', 'date', { required: false }),
      null,
    ],
    [
      'what is only sometimes shown',
      field('to', 'date'),
      field('from', 'date', { shownWhen: 'given.subject' }),
      'CALL_INPUT_ABSENT',
    ],
    ['a person', field('to', 'person'), field('from', 'person'), null],
    ['personal data into what is not', field('to', 'text'), field('from', 'text', { personal: true }), 'CALL_INPUT_PERSONAL'],
    ['what is not personal into what is', field('to', 'text', { personal: true }), field('from', 'text'), 'CALL_INPUT_PERSONAL'],
    ['a personal file', field('to', 'file', { personal: true }), field('from', 'file'), null],
    [
      'an option that is not there',
      field('to', 'choice', options('a')),
      field('from', 'choice', options('a', 'b')),
      'CALL_INPUT_OPTIONS',
    ],
    ['a longer text', field('to', 'text', { maxLength: 50 }), field('from', 'text'), 'CALL_INPUT_WIDER'],
    ['a bigger number', field('to', 'integer', { maximum: 9 }), field('from', 'integer', { maximum: 10 }), 'CALL_INPUT_WIDER'],
    ['a smaller number', field('to', 'integer', { minimum: 1 }), field('from', 'integer'), 'CALL_INPUT_WIDER'],
    [
      'an entry',
      field('to', 'registerEntry', { register: 'awards' }),
      field('from', 'registerEntry', { register: 'awards' }),
      null,
    ],
    [
      'an entry of another register',
      field('to', 'registerEntry', { register: 'awards' }),
      field('from', 'registerEntry', { register: 'branches' }),
      'CALL_INPUT_TYPE',
    ],
    ['a table', field('to', 'table', columns('a')), field('from', 'table', columns('a')), null],
    [
      'a table with another column',
      field('to', 'table', columns('a')),
      field('from', 'table', columns('a', 'b')),
      'CALL_INPUT_TYPE',
    ],
    [
      'a table without a column',
      field('to', 'table', columns('a', 'b')),
      field('from', 'table', columns('a')),
      'CALL_INPUT_TYPE',
    ],
    [
      'a table of more rows',
      field('to', 'table', { ...columns('a'), maxRows: 5 }),
      field('from', 'table', columns('a')),
      'CALL_INPUT_WIDER',
    ],
  ] as [string, Field, Field, string | null][])('compare what is given: %s', (_what, to, from, rule) => {
    const asks = caller({ input: { subject: 'subject', to: 'from' } }, { fields: [from] });
    const found = between(asks, template('called', [review('look')], { fields: [to] }));
    expect(found).toEqual(rule === null ? [] : [`caller ${rule} /blocks/0/input/to`]);
  });

  it('compare the columns of an item', () => {
    const rows = field('rows', 'table', {
      columns: [{ id: 'name', type: 'text', label: text('name'), required: true, maxLength: 40 }],
    });
    const each: Block = {
      kind: 'each',
      id: 'all',
      over: { rows: 'rows' },
      way: 'in-turn',
      blocks: [call('ask', 'called', {}, { input: { subject: 'item.name' } })],
      items: {},
    };
    expect(between(template('caller', [each], { fields: [rows] }), template('called'))).toEqual([]);
  });

  it('come to an end: a procedure does not call itself, also not through others or by beginning one at once', () => {
    expect(between(template('a', [call('ask', 'a')]))).toEqual(['a CALL_CYCLE /blocks/0/procedure']);
    const opens: OpenBlock['opens'] = { start: 'at-once', procedure: 'a', input: { subject: 'subject' } };
    const ring = [template('a', [call('ask', 'b')]), template('b', [call('ask', 'c')]), template('c', [opening('again', opens)])];
    expect(between(...ring)).toEqual([
      'a CALL_CYCLE /blocks/0/procedure',
      'b CALL_CYCLE /blocks/0/procedure',
      'c CALL_CYCLE /blocks/0/opens/procedure',
    ]);
    const [first] = checkCalls(ring.map((one) => ({ template: one })));
    expect(first?.message.zh).toBe('流程相互调用，没有尽头：a → b → c → a。');
    // Two ways to one procedure are no ring, and what is only dated waits for people.
    const dated: OpenBlock['opens'] = { start: 'by-society', procedure: 'a', duty: text('again'), within: '1 year' };
    expect(
      between(template('a', [call('one', 'b'), call('two', 'c')]), template('b', [call('ask', 'c')]), template('c')),
    ).toEqual([]);
    expect(between(template('a', [opening('again', dated)]))).toEqual([]);
  });
});

describe('what a template calls', () => {
  const each = (blocks: Block[], over: Extract<Block, { kind: 'each' }>['over'] = { rows: 'rows' }): Block => ({
    kind: 'each',
    id: 'all',
    over,
    way: 'in-turn',
    blocks,
    items: {},
  });
  const column = (id: string, type: 'organisation' | 'text', more = {}) => ({
    id,
    type,
    label: text(id),
    required: true,
    ...more,
  });
  const rows = field('rows', 'table', {
    columns: [
      column('society', 'organisation'),
      column('branch', 'organisation', { among: 'society-and-branches' }),
      column('perhaps', 'organisation', { required: false }),
      column('name', 'text'),
    ],
  });
  const lookUps = [
    { id: 'listed', register: 'branches', measure: 'list' as const, where: { state: 'active', of: 'society' as const } },
  ];
  const issues = (blocks: Block[], more: Sketch = {}) => issuesOf(blocks, { fields: [rows], lookUps, ...more });
  const ask = (more: Partial<CallBlock>): CallBlock => ({ ...call('ask', 'other'), ...more });

  it('names fields that it has', () => {
    expect(issues([ask({ input: { a: 'nothing', b: 'item.name', c: 'item' } })])).toEqual([
      'CALL_SOURCE_UNKNOWN /blocks/0/input/a',
      'CALL_SOURCE_UNKNOWN /blocks/0/input/b',
      'CALL_SOURCE_UNKNOWN /blocks/0/input/c',
    ]);
    expect(issues([each([ask({ input: { a: 'item.name', b: 'subject' } })])])).toEqual([]);
    expect(issues([each([ask({ input: { a: 'item.other', b: 'item' } })])])).toEqual([
      'CALL_SOURCE_UNKNOWN /blocks/0/blocks/0/input/a',
      'CALL_SOURCE_UNKNOWN /blocks/0/blocks/0/input/b',
    ]);
    expect(issues([each([ask({ input: { a: 'item.name' } })], { lookUp: 'listed' })])).toEqual([
      'CALL_SOURCE_UNKNOWN /blocks/0/blocks/0/input/a',
    ]);
    const taken = [
      score('judge', { rows: 'rows' }),
      each([ask({ input: { a: 'item.name' }, for: 'item.society' })], { taken: 'judge' }),
    ];
    expect(issues(taken)).toEqual([]);
  });

  it('names an organisation that every item has', () => {
    expect(issues([ask({ for: 'item' })])).toEqual(['CALL_FOR_OUTSIDE_EACH /blocks/0/for']);
    expect(issues([each([ask({ for: 'item.society' })])])).toEqual([]);
    expect(issues([each([ask({ for: 'item' })], { lookUp: 'listed' })])).toEqual([]);
    for (const whose of ['item', 'item.branch', 'item.perhaps', 'item.name', 'item.nothing'] as const) {
      expect(issues([each([ask({ for: whose })])])).toEqual(['CALL_FOR_UNKNOWN /blocks/0/blocks/0/for']);
    }
    const opens: OpenBlock['opens'] = { start: 'by-society', duty: text('report'), within: '30 days', for: 'item.society' };
    expect(issues([opening('later', opens)])).toEqual(['CALL_FOR_OUTSIDE_EACH /blocks/0/opens/for']);
  });

  it.each([
    [
      'without an end that any case may have',
      { outcomes: { completed: { to: 'next', label: text('done') } } },
      'schema/required /blocks/0/outcomes',
    ],
    [
      'with a way that no call has',
      { outcomes: { ...call('ask', 'other').outcomes, refused: { to: 'return', label: text('no') } } },
      'schema/anyOf /blocks/0/outcomes/refused/to',
    ],
    ['without saying what happens when it is left', { whenLeft: undefined }, 'schema/required /blocks/0'],
    ['with a wrong source', { input: { a: 'form.subject' } }, 'schema/pattern /blocks/0/input/a'],
  ])('is refused %s', (_what, more, issue) => {
    expect(issues([{ ...call('ask', 'other'), ...more } as Block])).toContain(issue);
  });

  it('gives its own results other names than every case has, each once', () => {
    const result = (id: string) => ({ id, label: text(id) });
    expect(issues([review('look')], { results: [result('refused'), result('partly'), result('partly')] })).toEqual([
      'RESULT_RESERVED /results/0/id',
      'DUPLICATE_ID /results/2/id',
    ]);
  });

  it('is no loop in which nobody acts', () => {
    const opens: OpenBlock['opens'] = { start: 'at-once', procedure: 'other', input: {} };
    const loop: Block = {
      kind: 'loop',
      id: 'round',
      blocks: [opening('begin', opens)],
      again: 'given.subject',
      most: 3,
      exhausted: 'next',
    };
    expect(issues([loop])).toEqual(['LOOP_WITHOUT_PERSON /blocks/0']);
  });
});
