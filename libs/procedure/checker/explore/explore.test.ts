/** Ways of a case: each structure, each way of leaving one, people's rounds and deadlines, what comes from outside. */
import type { Basis, Block, OutcomeDeclaration, StructureBlock } from '../../index';
import { atEnd, before, explored, shortly } from '../../../testing/explored';
import { call, review, TEST_BASIS, type Sketch } from '../../../testing/templates/builder';
import { DECIDER, meeting } from '../../../testing/templates/meeting';

const text = (words: string) => ({ zh: words, en: words });
const said = (...asked: Parameters<typeof explored>): string | string[] => shortly(explored(...asked));
const SUPPLEMENT = { rounds: 2, within: '5 working days', clock: 'stopped', late: 'stays-open' } as const;
const to = (way: OutcomeDeclaration['to'], keeps?: string[]): OutcomeDeclaration => ({
  ...{ to: way, label: text(way) },
  ...(keeps === undefined ? {} : { keeps }),
});
const parallel = (join: 'all' | 'any', ...branches: Block[][]): StructureBlock => ({
  ...{ kind: 'parallel', id: 'beside', join },
  branches: branches.map((blocks, at) => ({ id: `branch-${at}`, blocks })),
});
const rows: Sketch = {
  fields: [
    {
      ...{ id: 'rows', type: 'table', label: text('rows') },
      columns: [{ id: 'amount', type: 'integer', label: text('amount'), required: true }],
    },
  ],
};
const each = (way: 'in-turn' | 'side-by-side', ...blocks: Block[]): Block => ({
  ...{ kind: 'each', id: 'each', over: { rows: 'rows' }, way, blocks },
  items: { struck: { label: text('struck'), struck: true } },
});

describe('one after the other', () => {
  it('is kept where the first always comes first, and broken where it does not', () => {
    expect(said([review('a'), review('b')], before('a', 'b'))).toBe('kept');
    expect(said([review('x'), review('b'), review('a')], before('a', 'b'))).toEqual(['x agreed']);
    expect(said([review('b'), review('a')], before('a', 'b', 'ends'))).toEqual(['b agreed']);
  });

  it('is broken by an outcome that is no consent, in words and on a script', () => {
    const verdict = explored([review('x'), review('a', { other: 'next' }), review('b')], before('a', 'b'));
    expect(verdict).toMatchObject({ is: 'broken', path: '/blocks/2', script: { applicant: 'applicant' } });
    expect(verdict.is === 'broken' && verdict.says).toEqual({
      zh: '“b”可以不待“a”同意就进行：提交申请 → x（agreed） → a（other）。',
      en: '"b" can come before "a" has consented: the request is filed → x (agreed) → a (other).',
    });
  });

  it('is the shortest of all ways, counted in what people do', () => {
    const choice: Block = { kind: 'choice', id: 'c', branches: [{ when: 'given.subject', blocks: [review('y'), review('z')] }] };
    const short = review('a', { other: 'next', skip: 'leave:out' });
    const around: Block = { kind: 'sequence', id: 's', blocks: [short, choice], outcomes: { out: { to: 'next' } } };
    expect(said([around, review('b')], before('a', 'b'))).toEqual(['a skip']);
  });
});

describe('ways out of the order', () => {
  it('back: what was decided is asked again, unless it stays', () => {
    const taken: Block = { kind: 'choice', id: 'c', branches: [{ when: "outcomes['a'] == 'agreed'", blocks: [review('x')] }] };
    const blocks = (keeps?: string[]): Block[] => [
      review('a', { no: 'next' }),
      taken,
      review('y', { back: to('back-to:a', keeps) }),
    ];
    expect(said(blocks(), atEnd('x', 'a'))).toBe('kept');
    expect(said(blocks(['x']), atEnd('x', 'a'))).toEqual(['a agreed', 'x agreed', 'y back', 'a no', 'y agreed']);
    expect(said([review('a'), review('y', { back: to('back-to:a') }), review('b')], before('a', 'b'))).toBe('kept');
  });

  it('a named end that does not refuse is an approval, refusing is none', () => {
    const ends = (refuses?: true): Sketch => ({
      results: [{ id: 'settled', label: text('settled'), ...(refuses === undefined ? {} : { refuses }) }],
    });
    const blocks = [review('a'), review('x', { done: 'end:settled', no: 'refuse' }), review('b')];
    expect(said(blocks, atEnd('a', 'b'), ends())).toEqual(['a agreed', 'x done']);
    expect(said(blocks, atEnd('a', 'b'), ends(true))).toBe('kept');
  });

  it('leaving a structure, and an event that interrupts it', () => {
    const inner = (on: boolean): Block => ({
      ...{
        kind: 'sequence',
        id: 's',
        blocks: [review('x', { out: 'leave:gone' }), review('a')],
        outcomes: { gone: { to: on ? 'next' : 'refuse' } },
      },
      ...(on ? { on: [{ event: 'news', to: 'next', title: text('news'), basis: TEST_BASIS }] } : {}),
    });
    expect(said([inner(false), review('b')], before('a', 'b'))).toBe('kept');
    expect(said([inner(true), review('b')], before('a', 'b'))).toEqual(['x out']);
    const { outcomes: _none, ...only } = { ...(inner(true) as StructureBlock & { kind: 'sequence' }), blocks: [review('a')] };
    expect(said([only, review('b')], before('a', 'b'))).toEqual(['s raise news']);
  });

  it('back to the applicant: everything begins again, and what was decided is gone', () => {
    const returning = (id: string): Block =>
      review(id, { returned: { ...to('return'), reason: true } }, { supplement: SUPPLEMENT });
    expect(said([review('a'), returning('x'), review('b')], before('a', 'b'))).toBe('kept');
    const once: Block = { kind: 'choice', id: 'c', branches: [{ when: "outcomes['x'] == 'agreed'", blocks: [review('b')] }] };
    expect(said([once, review('a'), returning('x')], before('a', 'b'))).toBe('kept');
  });

  it('a deadline decides what it is declared to decide', () => {
    const clock = { within: '1 working day', remind: [], then: 'outcome:silent' } as const;
    const basis: Basis[] = [{ kind: 'law', title: text('law'), article: '1' }];
    expect(
      said([review('a', { silent: 'next' }, { clock: { ...clock, remind: [], basis } }), review('b')], before('a', 'b')),
    ).toEqual(['a silent']);
  });
});

describe('side by side', () => {
  it('every order counts that somebody can see', () => {
    expect(said([parallel('all', [review('a')], [review('x'), review('b')])], before('a', 'b'))).toEqual(['x agreed']);
    expect(said([parallel('all', [review('a')], [review('x')]), review('b')], before('a', 'b'))).toBe('kept');
  });

  it('what is enough ends the rest', () => {
    expect(said([parallel('any', [review('a')], [review('x')]), review('b')], before('a', 'b'))).toEqual(['x agreed']);
    expect(
      said([parallel('any', [review('a')], [review('a2'), review('x')]), review('b')], {
        ...before('a', 'b'),
        first: [{ step: 'a' }, { step: 'a2' }],
      } as never),
    ).toBe('kept');
  });

  it('branches that make no difference cost no orders', () => {
    const branch = (n: number): Block[] => Array.from({ length: 4 }, (_, at) => review(`s-${n}-${at}`, { no: 'refuse' }));
    const many = parallel('all', [review('a')], ...Array.from({ length: 8 }, (_, n) => branch(n)));
    expect(said([many, review('b')], before('a', 'b'), {}, { states: 500, refinements: 0, replays: 1 })).toBe('kept');
  });

  it('a corrected result takes back what rested on it', () => {
    const organ = { parameters: [DECIDER] };
    const council = meeting('m', { outcomes: { ...meeting('m').outcomes, 'not-passed': { to: 'next', label: text('no') } } });
    const paid: Block = { kind: 'choice', id: 'c', branches: [{ when: "outcomes['m'] == 'passed'", blocks: [review('pay')] }] };
    const blocks = [parallel('all', [council], [review('w'), paid])];
    const way = ['m convene', 'm passed', 'w agreed', 'pay agreed', 'm passed-in-principle', 'm sign'];
    expect(said(blocks, { ...atEnd('pay', 'm') }, organ)).toEqual(way);
    expect(said([council, review('w'), paid], atEnd('pay', 'm'), organ)).toBe('kept');
  });
});

describe('rounds, items and other cases', () => {
  const loop = (most: number): Block => ({
    ...{ kind: 'loop', id: 'l', most, again: "outcomes['x'] == 'again'", exhausted: 'next' },
    blocks: [review('x', { again: 'next' })],
  });

  it('a loop is gone through as often as it may be', () => {
    expect(said([loop(3), review('b')], before('x', 'b'))).toEqual(['x again', 'x again', 'x again']);
    expect(said([{ ...loop(3), exhausted: 'refuse' } as Block, review('b')], before('x', 'b'))).toBe('kept');
  });

  it('items: none, one and two of them', () => {
    const item = review('a', { out: 'leave:struck' });
    expect(
      said(
        [each('side-by-side', item), review('b')],
        { rule: 'R', kind: 'at-end', when: [{ step: 'b' }], needs: [{ step: 'a', outcomes: ['agreed'] }] },
        rows,
      ),
    ).toEqual(['b agreed']);
    expect(said([each('side-by-side', review('a'), review('b'))], before('a', 'b'), rows)).toBe('kept');
    expect(said([each('side-by-side', review('b'), review('a'))], before('a', 'b'), rows)).toEqual([]);
    expect(
      said(
        [each('in-turn', item, review('x', { stop: 'refuse' }))],
        { rule: 'R', kind: 'never', ends: [{ step: 'x', outcomes: ['stop'] }] },
        rows,
      ),
    ).toEqual(['a@row-1 agreed', 'x@row-1 stop']);
  });

  it('a called case comes to any of its ends', () => {
    expect(
      said([call('c', 'other', { refused: 'refuse' }), review('b')], {
        ...before('c', 'b'),
        first: [{ step: 'c', outcomes: ['completed'] }],
      } as never),
    ).toEqual(['c call-ended']);
    expect(
      said([call('c', 'other', { refused: 'refuse', withdrawn: 'refuse' }), review('b')], {
        ...before('c', 'b'),
        first: [{ step: 'c', outcomes: ['completed'] }],
      } as never),
    ).toBe('kept');
  });
});

describe('limits', () => {
  it('say that it is not decided, and why', () => {
    const verdict = explored(
      [review('a'), review('x'), review('b')],
      before('a', 'b'),
      {},
      { states: 2, refinements: 9, replays: 9 },
    );
    expect(verdict).toMatchObject({
      is: 'undecided',
      because: { zh: expect.stringContaining('2') as string },
      path: '/blocks/2',
    });
  });
});
