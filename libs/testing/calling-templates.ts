/** Small templates of which one calls another, and such that begin without anybody filing them. */
import { parseTemplate } from '../procedure/authoring';
import type { Block, Field, Parameter, Start, Template } from '../procedure';
import { review, sketch, TEST_BASIS } from './templates/builder';

const text = (words: string) => ({ zh: words, en: words });

export interface Named {
  id: string;
  startedBy?: Start[];
  parameters?: Parameter[];
  results?: Template['results'];
  lookUps?: Template['lookUps'];
  fields?: Field[];
  /** The field by which its cases are called, otherwise. */
  subject?: Partial<Field>;
}

/** A sketch under a name of its own; refuses one with errors. */
export function named(blocks: Block[], { id, startedBy, subject, ...more }: Named): Template {
  const sketched = sketch(blocks, more) as Template;
  const [called, ...fields] = sketched.form.fields;
  const { template, issues } = parseTemplate({
    ...sketched,
    form: { fields: [{ ...called, ...subject }, ...fields] },
    id,
    title: text(id),
    ...(startedBy === undefined ? {} : { startedBy }),
  });
  if (template === null) throw new Error(`${id}: ${JSON.stringify(issues)}`);
  return template;
}

const amount: Field = { id: 'amount', type: 'integer', label: text('amount') };
const contact: Field = { id: 'contact', type: 'text', label: text('contact'), maxLength: 100, personal: true };

/** What is called: one look at it, ending as agreed, refused, or with a result of its own. It needs a value that nobody has set yet. */
export function inquiryTemplate(): Template {
  return named([review('look', { declined: { to: 'refuse', label: text('declined') }, more: 'end:needs-more' })], {
    id: 'inquiry',
    startedBy: [{ kind: 'filed' }, { kind: 'called' }],
    fields: [{ id: 'limit', type: 'integer', label: text('limit') }, contact],
    parameters: [{ id: 'inquiryDays', type: 'integer', from: 'rule', label: text('inquiryDays') }],
    results: [{ id: 'needs-more', label: text('needs-more') }],
  });
}

const toNext = (words: string) => ({ to: 'next' as const, label: text(words) });

/** What calls: prepared first, then the inquiry beside an officer who can send all of it back, then the end. */
export function petitionTemplate(): Template {
  const ask: Block = {
    kind: 'call',
    id: 'ask',
    title: text('ask'),
    act: 'follow-up',
    procedure: 'inquiry',
    input: { subject: 'subject', limit: 'amount', contact: 'contact' },
    whenLeft: 'withdraw',
    outcomes: {
      completed: toNext('completed'),
      refused: { to: 'refuse', label: text('refused') },
      withdrawn: toNext('withdrawn'),
      'needs-more': { to: 'back-to:prepare', label: text('needs more') },
    },
    basis: TEST_BASIS,
  };
  const both: Block = {
    kind: 'parallel',
    id: 'both',
    join: 'all',
    branches: [
      { id: 'asking', blocks: [ask] },
      { id: 'looking', blocks: [review('beside', { again: 'back-to:prepare' })] },
    ],
  };
  return named([review('prepare'), both, review('after')], { id: 'petition', fields: [amount, contact] });
}

const byAssociation = { role: 'association-officer', of: 'association', nobody: 'association-head' } as const;

/** Every year each society is to begin it by itself. */
export function yearlyTemplate(): Template {
  return named([review('look')], {
    id: 'yearly',
    startedBy: [
      { kind: 'called' },
      {
        kind: 'every',
        period: 'year',
        for: 'society',
        opens: 'beginning',
        dueBy: '31 days',
        start: 'by-society',
        basis: TEST_BASIS,
      },
    ],
  });
}

/** Every quarter it begins by itself, with an empty form; others may open it too. */
export function quarterlyTemplate(): Template {
  return named([review('look')], {
    id: 'quarterly',
    startedBy: [
      { kind: 'called' },
      { kind: 'every', period: 'quarter', for: 'society', opens: 'beginning', start: 'at-once', basis: TEST_BASIS },
    ],
    subject: { required: false },
  });
}

/** Each active branch is proposed, and begins when the association confirms. */
export function proposedTemplate(): Template {
  return named([review('look')], {
    id: 'doubtful-branch',
    startedBy: [{ kind: 'proposed', when: 'active', confirmedBy: byAssociation, again: '30 days', basis: TEST_BASIS }],
    lookUps: [{ id: 'active', register: 'branches', measure: 'list', where: { state: 'active', of: 'society' } }],
    subject: { required: false },
  });
}

/** The association asks its societies for it. */
export function assignedTemplate(): Template {
  return named([review('look')], {
    id: 'levy',
    startedBy: [{ kind: 'assigned', by: byAssociation, dueBy: '30 days', basis: TEST_BASIS }],
  });
}

/** Nothing before it can be undone any more, so it goes out as it is filed: one case begins at once, and the society is to begin another within thirty days. */
export function openingTemplate(): Template {
  const opened = { opened: toNext('opened') };
  const common = { kind: 'open' as const, act: 'follow-up' as const, basis: TEST_BASIS, outcomes: opened };
  return named(
    [
      {
        ...common,
        id: 'begin',
        title: text('begin'),
        opens: { start: 'at-once', procedure: 'quarterly', input: { subject: 'subject' } },
      },
      {
        ...common,
        id: 'report',
        title: text('report'),
        opens: {
          start: 'by-society',
          procedure: 'yearly',
          duty: { zh: '报送使用情况', en: 'Report on its use' },
          within: '30 days',
        },
      },
      review('decide'),
    ],
    { id: 'donation' },
  );
}

/** Each row names whose case it is to be: a branch stands for its society. */
export function eachTemplate(): Template {
  const ask: Block = {
    kind: 'call',
    id: 'ask',
    title: text('ask'),
    act: 'follow-up',
    procedure: 'inquiry',
    for: 'item.branch',
    input: { subject: 'subject', limit: 'item.amount' },
    whenLeft: 'keep',
    outcomes: { completed: toNext('completed'), refused: toNext('refused'), withdrawn: toNext('withdrawn') },
    basis: TEST_BASIS,
  };
  const each: Block = { kind: 'each', id: 'all', over: { rows: 'rows' }, way: 'side-by-side', blocks: [ask], items: {} };
  const rows: Field = {
    id: 'rows',
    type: 'table',
    label: text('rows'),
    required: true,
    columns: [
      { id: 'branch', type: 'organisation', label: text('branch'), required: true },
      { id: 'amount', type: 'integer', label: text('amount'), required: true },
    ],
  };
  return named([each, review('after')], { id: 'round-robin', fields: [rows] });
}

/** A party body is asked. */
export function partyTemplate(): Template {
  return named(
    [
      review(
        'look',
        {},
        {
          act: 'pre-review',
          by: { role: 'party-secretary', of: 'party-organisation', nobody: 'party-member' },
          clock: { within: '1 working day', remind: [], then: 'remind' },
        },
      ),
    ],
    { id: 'party-asked' },
  );
}
