/** Values of a case: which conditions exclude each other, what a form that comes back changes, what a rule forbids. */
import { compile } from '../../authoring';
import type { Block, Field, OutcomeDeclaration } from '../../index';
import { listProcedures, loadTemplate } from '../../../templates';
import { atEnd, before, explored, exploredIn, shortly } from '../../../testing/explored';
import { review, TEST_BASIS, type Sketch } from '../../../testing/templates/builder';
import type { Monitor } from '../../machine/monitor.types';
import { propertiesOf } from '../../rules/monitors';

const text = (words: string) => ({ zh: words, en: words });
const said = (...asked: Parameters<typeof explored>): string | string[] => shortly(explored(...asked));
const field = (id: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  id,
  type,
  label: text(id),
  required: true,
  ...more,
});
const form = (...fields: Field[]): Sketch => ({ fields });
const when = (id: string, condition: string, blocks: Block[], otherwise?: Block[]): Block => ({
  ...{ kind: 'choice', id, branches: [{ when: condition, blocks }] },
  ...(otherwise === undefined ? {} : { otherwise }),
});
const check = (id: string, that: string, fails: 'refuse' | 'warn' = 'refuse'): Block => ({
  ...{ kind: 'check', id, title: text(id), act: 'follow-up', that, failure: text(id), basis: TEST_BASIS },
  outcomes: { holds: 'next', fails },
});
const SUPPLEMENT = { rounds: 2, within: '5 working days', clock: 'stopped', late: 'stays-open' } as const;
const returned: OutcomeDeclaration = { to: 'return', label: text('returned'), reason: true };
/** Where the first condition holds `a` is asked, where the second does `b`. Is there a way to `b` past `a`? */
const past = (one: string, other: string, more: Sketch): string | string[] =>
  said([when('c', one, [review('a')], [review('x')]), when('d', other, [review('b')])], before('a', 'b'), more);
/** The same where the choice did not classify the matter, so that `a` is waited for all the same. */
const unclassified = (one: string, other: string, more: Sketch): string | string[] =>
  said(
    [when('c', one, [review('a')]), when('d', other, [review('b')])],
    { ...before('a', 'b'), first: [{ step: 'a', always: true }] } as Monitor,
    more,
  );

describe('conditions', () => {
  const amount = form(field('amount', 'money'));
  const two = form(field('amount', 'money'), field('other', 'money'));

  it('of one value are told apart at their very borders', () => {
    expect(unclassified('form.amount >= 500', 'form.amount > 499', amount)).toBe('kept');
    expect(unclassified('form.amount > 500', 'form.amount > 499', amount)).toEqual([]);
    expect(past('form.amount > 500', 'form.amount > 499', amount)).toBe('kept');
  });

  it.each([
    [
      "form.kind == 'x'",
      "form.kind != 'y'",
      form(field('kind', 'choice', { options: ['x', 'y'].map((value) => ({ value, label: text(value) })) })),
    ],
    ["form.on >= '2026-03-01'", "form.on > '2026-02-28'", form(field('on', 'date'))],
    ['form.yes', 'form.yes == true', form(field('yes', 'yesNo'))],
    ['given.extra', 'has(form.extra) && form.extra > 3', form(field('extra', 'integer', { required: false }))],
    ["form.who.kind == 'branch'", "form.who.kind == 'branch' && form.who.id == 'b1'", form(field('who', 'organisation'))],
  ])('%s is given wherever %s is', (one, other, more) => {
    expect(unclassified(one, other, more)).toBe('kept');
    expect(unclassified(other, one, more)).not.toBe('undecided');
  });

  it('of two values exclude each other as well', () => {
    expect(unclassified('form.amount > form.other', 'form.amount > form.other && form.other > 7', two)).toBe('kept');
    expect(unclassified('form.amount > form.other', 'form.amount >= form.other', two)).toEqual([]);
  });

  it('that calculate can be either way, and the same one is answered the same', () => {
    const sum = 'form.amount + form.other > 1000';
    expect(unclassified(sum, sum, two)).toBe('kept');
    expect(unclassified(sum, 'form.amount > 2000', two)).not.toEqual([]);
    expect(explored([when('c', sum, [review('a')]), when('d', 'form.amount > 3', [review('b')])], atEnd('b', 'a'), two).is).toBe(
      'broken',
    );
  });

  it('of what a step decided follow from what it decided', () => {
    const agreed = when('d', "outcomes['x'] == 'agreed'", [review('b')]);
    expect(
      said([review('x', { no: 'next' }), when('c', "outcomes['x'] != 'no'", [review('a')]), agreed], {
        ...before('a', 'b'),
        first: [{ step: 'a', always: true }],
      } as Monitor),
    ).toBe('kept');
    expect(
      said([review('x', { no: 'next' }), agreed], {
        rule: 'R',
        kind: 'at-end',
        when: [{ step: 'x', outcomes: ['no'] }],
        needs: [{ step: 'b' }],
      }),
    ).toEqual(['x no']);
  });

  it('of a row are asked of its own item', () => {
    const columns = [{ id: 'amount', type: 'integer' as const, label: text('amount'), required: true }];
    const rows = form(field('rows', 'table', { columns }));
    const each = (one: string, other: string): Block => ({
      ...{ kind: 'each', id: 'e', over: { rows: 'rows' }, way: 'in-turn', items: { out: { label: text('out') } } },
      blocks: [when('c', one, [review('a')]), when('d', other, [review('b')])],
    });
    expect(said([each('item.amount > 3', 'item.amount > 4')], before('a', 'b'), rows)).toBe('kept');
    expect(said([each('item.amount > 4', 'item.amount > 3')], before('a', 'b'), rows)).toEqual([]);
    expect(said([each('item.amount > 3', 'size(form.rows) > 1')], before('a', 'b'), rows)).toEqual([]);
  });
});

describe('a form that comes back', () => {
  const amount: Sketch = {
    ...form(field('amount', 'money')),
    parameters: [{ id: 'limit', type: 'integer', from: 'rule', label: text('limit') }],
  };
  const back = review('x', { returned }, { supplement: SUPPLEMENT });

  it('is checked again, so what the check found then still holds', () => {
    expect(
      said(
        [check('c', 'form.amount > 5'), back, when('d', 'form.amount <= 5', [review('b')])],
        { rule: 'R', kind: 'never', ends: [{ step: 'b' }] },
        amount,
      ),
    ).toBe('kept');
  });

  it('may say something else than before it was returned', () => {
    // In the first round the amount is small; the step that stays is asked by nobody afterwards.
    const blocks = [when('c', 'form.amount > 5', [review('b')], [back])];
    expect(said(blocks, { rule: 'R', kind: 'never', ends: [{ step: 'b' }] }, amount)).toEqual(['b agreed']);
    const first = [
      when('c', 'form.amount > 5', [review('y', { returned, agreed: 'refuse' }, { supplement: SUPPLEMENT })], [review('b')]),
    ];
    expect(said(first, { rule: 'R', kind: 'never', ends: [{ step: 'b' }] }, amount)).toEqual(['b agreed']);
  });

  it('changes no parameter', () => {
    const blocks = [when('c', 'params.limit > 5', [back], [review('y')]), when('d', 'params.limit > 7', [review('b')])];
    expect(said(blocks, { ...before('x', 'b'), first: [{ step: 'x', always: true }] } as Monitor, amount)).toBe('kept');
  });
});

describe('what a rule forbids', () => {
  const fee = form(field('fee', 'money'));
  const above: Monitor = { rule: 'R', kind: 'value', field: 'fee', test: { above: 0 } };

  it('is kept out by a check, and let through without one', () => {
    const program = (blocks: Block[]) => explored(blocks, above, fee);
    expect(program([check('c', 'form.fee == 0'), review('a')])).toEqual({ is: 'kept' });
    expect(program([check('c', 'form.fee == 0', 'warn'), review('a')])).toMatchObject({ is: 'broken', path: '/form/fields/1' });
    expect(program([check('c', 'form.fee <= 1'), review('a')])).toMatchObject({ is: 'broken', script: { form: { fee: 1 } } });
  });

  it('is asked of every row', () => {
    const columns = [
      {
        id: 'kind',
        type: 'choice' as const,
        label: text('kind'),
        required: true,
        options: ['x', 'y'].map((value) => ({ value, label: text(value) })),
      },
    ];
    const rows = form(field('rows', 'table', { columns, required: false }));
    const noY: Monitor = { rule: 'R', kind: 'value', field: 'rows', column: 'kind', test: { isNot: ['x'] } };
    expect(
      explored([check('c', "form.rows.all(r, r.kind == 'x')"), review('a')], noY, {
        fields: rows.fields?.map((one) => ({ ...one, required: true })) ?? [],
      }),
    ).toMatchObject({ is: 'kept' });
    expect(
      explored([check('c', 'size(form.rows) < 3'), review('a')], noY, {
        fields: rows.fields?.map((one) => ({ ...one, required: true })) ?? [],
      }),
    ).toMatchObject({ is: 'broken' });
  });
});

describe('procedures that are published', () => {
  it.each(listProcedures().flatMap((id) => (['CN', 'CN-TJ'] as const).map((jurisdiction) => [id, jurisdiction] as const)))(
    '%s in %s breaks nothing but what its place allows with reasons',
    (id, jurisdiction) => {
      const template = loadTemplate(id, jurisdiction);
      const asked = propertiesOf(template);
      const program = compile(
        template,
        asked.map(({ monitor }) => monitor),
      );
      const found = asked.map(({ rule, monitor }) => `${rule.rule} ${exploredIn(template, program, monitor).is}`);
      // Some are watched by no such rule: what they must carry is asked of their steps.
      if (id === 'branch-setup') expect(found).not.toEqual([]);
      expect(found.filter((one) => !one.endsWith('kept'))).toEqual(
        id === 'branch-setup' && jurisdiction === 'CN-TJ' ? ['R06 broken'] : [],
      );
    },
  );
});
