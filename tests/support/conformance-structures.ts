/** Scenarios of templates that are made for tests: structures and steps of several posts, which no shipped procedure uses yet. */
import type { Field, SimulationScript, Template } from '../../libs/procedure';
import { review, TEST_BASIS, templateOf } from '../../libs/testing/templates/builder';
import { notice, score, wait } from '../../libs/testing/templates/steps';

const text = (words: string) => ({ zh: words, en: words });
const post = (role: 'society-secretariat' | 'president' | 'supervisor') =>
  ({ role, of: 'society', nobody: 'president' }) as const;
const SUPPLEMENT = { rounds: 2, within: '5 working days', clock: 'stopped', late: 'stays-open' } as const;

const fields: Field[] = [
  { id: 'rows', type: 'table', label: text('rows'), columns: [{ id: 'name', type: 'text', label: text('name'), maxLength: 40 }] },
];

/** Branches side by side, a loop, items one by one, a step of several, a way out, a way back and a deadline that decides. */
function structures(): Template {
  return {
    ...templateOf(
      [
        {
          kind: 'parallel',
          id: 'opinions',
          join: { atLeast: 1 },
          branches: [
            { id: 'finance', blocks: [review('finance', { refused: 'refuse' }, { by: post('president') })] },
            { id: 'supervision', blocks: [review('supervision', {}, { by: post('supervisor') })] },
          ],
        },
        {
          kind: 'loop',
          id: 'drafts',
          most: 3,
          again: `outcomes['draft'] == 'once-more'`,
          exhausted: 'refuse',
          blocks: [review('draft', { 'once-more': 'next' })],
        },
        {
          kind: 'each',
          id: 'nominees',
          over: { rows: 'rows' },
          way: 'side-by-side',
          items: { struck: { label: text('struck'), struck: true } },
          blocks: [review('vetting', { unfit: 'leave:struck' })],
        },
        review(
          'jointly',
          { returned: { to: 'return', label: text('returned'), reason: true }, against: 'refuse' },
          {
            by: post('society-secretariat'),
            supplement: SUPPLEMENT,
            several: { others: [post('president'), post('supervisor')], way: 'all', consent: ['agreed'] },
          },
        ),
        review(
          'last',
          {},
          { clock: { within: '2 working days', remind: ['50%'], then: 'outcome:agreed', basis: TEST_BASIS_OF_LAW } },
        ),
      ],
      { fields, filedBy: ['society-secretariat'] },
    ),
    id: 'conformance-structures',
  };
}

/** An interrupt, waits for time and for an event, a notice with an objection, and scores. */
function waits(): Template {
  const on = [{ event: 'news', title: text('news'), basis: TEST_BASIS, to: 'next' as const }];
  return {
    ...templateOf(
      [
        { kind: 'sequence', id: 'inquiry', blocks: [review('ask'), review('never')], on },
        wait('thinking'),
        wait('answered', { happened: 'next' }),
        notice('posting'),
        score('judging', 'case'),
      ],
      { filedBy: ['society-secretariat'] },
    ),
    id: 'conformance-waits',
  };
}

const TEST_BASIS_OF_LAW = [{ kind: 'rule' as const, title: text('a rule of the tests'), article: '1' }];

const persons: SimulationScript['persons'] = [
  { id: 'secretary', posts: ['society-secretariat'] },
  { id: 'president', posts: ['president'] },
  { id: 'supervisor', posts: ['supervisor'] },
];

const common = {
  persons,
  applicant: 'secretary',
  form: {
    subject: '请示',
    rows: [
      { key: 'r1', name: '甲' },
      { key: 'r2', name: '乙' },
      { key: 'r3', name: '丙' },
    ],
  },
} satisfies Partial<SimulationScript>;

/** Each with its template; they are published in the test's database and nowhere else. */
export function structureScenarios(): { name: string; template: Template; script: SimulationScript }[] {
  const template = structures();
  const script = (title: string, more: Pick<SimulationScript, 'begins' | 'acts' | 'expect'>): SimulationScript => ({
    title: text(title),
    ...common,
    ...more,
  });
  const agree = (step: string, after?: string): SimulationScript['acts'][number] => ({
    do: 'act',
    step,
    outcome: 'agreed',
    ...(after === undefined ? {} : { after }),
  });
  return [
    {
      name: 'structures: through all of them',
      template,
      script: script('through all of them', {
        begins: '2026-03-02 09:00',
        acts: [
          agree('supervision', '1 day'),
          { do: 'act', step: 'draft', outcome: 'once-more', after: '2 hours' },
          { do: 'act', step: 'draft', outcome: 'once-more' },
          agree('draft', '3 working days'),
          { do: 'act', step: 'vetting@r2', outcome: 'unfit' },
          agree('vetting@r1', '1 working day'),
          agree('vetting@r3'),
          agree('jointly'),
          { do: 'act', step: 'jointly', outcome: 'returned', seat: 2, reason: true },
          { do: 'act', step: 'jointly', outcome: 'resubmitted', after: '2 working days', form: { subject: '请示（补充）' } },
          agree('finance'),
          agree('draft'),
          agree('vetting@r1'),
          agree('vetting@r2'),
          agree('vetting@r3'),
          agree('jointly'),
          agree('jointly'),
          agree('jointly', '1 working day'),
        ],
        expect: {
          outcome: 'completed',
          steps: [
            { step: 'last', outcome: 'agreed' },
            { step: 'jointly', round: 2 },
          ],
        },
      }),
    },
    {
      name: 'structures: one branch refuses, one person takes two seats',
      template,
      script: script('refused', {
        begins: '2026-04-27 16:00',
        acts: [
          { do: 'act', step: 'finance', outcome: 'agreed', after: '1 working day' },
          { do: 'act', step: 'supervision', outcome: 'agreed', refused: 'NOT_OPEN' },
          agree('draft'),
          agree('vetting@r1'),
          agree('vetting@r2'),
          agree('vetting@r3'),
          agree('jointly'),
          { do: 'act', step: 'jointly', outcome: 'agreed', seat: 2, who: 'president', after: '3 working days' },
          { do: 'act', step: 'jointly', outcome: 'against', seat: 3, who: 'president', refused: 'ALREADY_ACTED' },
          { do: 'act', step: 'jointly', outcome: 'against', seat: 3, who: 'supervisor' },
        ],
        expect: { outcome: 'refused' },
      }),
    },
    {
      name: 'waits: an interrupt, an event, a notice with an objection, scores',
      template: waits(),
      script: {
        ...script('waits', {
          begins: '2026-03-02 09:00',
          acts: [
            { do: 'raise', block: 'inquiry', event: 'news', who: 'secretary', after: '2 days' },
            { do: 'raise', block: 'answered', event: 'happened', who: 'secretary', open: 'answered', after: '1 day' },
            { do: 'act', step: 'posting', outcome: 'posted', after: '1 working day' },
            { do: 'event', event: { kind: 'objected', block: 'posting' }, who: 'president', after: '3 days' },
            { do: 'act', step: 'posting', outcome: 'wrong', reason: true, after: '2 days' },
            ...['one', 'two', 'three'].map((who, n): SimulationScript['acts'][number] => ({
              do: 'act',
              step: 'judging',
              outcome: 'scored',
              seat: n + 1,
              who,
              ...(n === 0 ? { after: '1 day' } : {}),
              with: { marks: [{ item: 'case', points: [5 + n, 18] }] },
            })),
          ],
          expect: {
            outcome: 'completed',
            steps: [
              { step: 'posting', outcome: 'clear' },
              { step: 'judging', outcome: 'ranked' },
            ],
          },
        }),
        form: { subject: '请示' },
        persons: [...persons, ...['one', 'two', 'three'].map((id) => ({ id, posts: ['council-member' as const] }))],
      },
    },
  ];
}
