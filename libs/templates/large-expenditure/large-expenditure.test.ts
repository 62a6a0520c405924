/**
 * A large expenditure with the cases that it asks for: pre-review and decision each run by their own template, with a number and a record
 * of their own, and what they come to moves the expenditure on.
 */
import { calledForm, contentOf, validateForm, type Form } from '../../procedure';
import { compile } from '../../procedure/authoring';
import { APPLICANT, ASSOCIATION, SOCIETY, Story } from '../../testing/story';
import { loadTemplate } from '..';

const EXPENDITURE = loadTemplate('large-expenditure');
const PARAMETERS = { largeAmount: { value: 10_000_000 }, budgetLines: { value: ['科普经费', '办公经费'] } };
const FORM = {
  subject: '科普展厅展品更新',
  purpose: '更新科普展厅互动展品二十件。',
  amount: 38_000_000,
  budgetLine: '科普经费',
  payee: '示例展陈设计有限公司',
  hasConflict: false,
  quotes: ['quote-file'],
};

const filed = (template: typeof EXPENDITURE, form: Form) => {
  const { facts, given } = contentOf(template, form, compile(template));
  return { facts, given, contentHash: `${template.id}-hash` };
};

/** The expenditure after its finance review, with nothing spent from the line before. */
function reviewed(form: typeof FORM): Story {
  const story = new Story(compile(EXPENDITURE)).file(filed(EXPENDITURE, form), PARAMETERS);
  return story.act('finance-review.1', 'in-order').lookUp({ sameLine: 0 });
}

/** Begins the case that the expenditure asked for last, as the store does: its form from the caller's, its caller in its record. */
function begin(caller: Story, parameters: Parameters<Story['file']>[1]): { called: Story; form: Form } {
  const asked = caller.of('case-called').at(-1);
  if (asked === undefined) throw new Error('no case was called');
  const template = loadTemplate(asked.procedure);
  const form = calledForm(compile(EXPENDITURE), FORM, { block: asked.block, item: null, input: asked.input });
  expect(validateForm(template, form, parameters ?? {})).toEqual([]);
  const called = new Story(compile(template)).tell({
    kind: 'filed',
    case: `case-1/${asked.block}/${asked.round}`,
    society: SOCIETY,
    association: ASSOCIATION,
    party: 'party-1',
    actor: APPLICANT,
    parameters: parameters ?? {},
    caller: { case: 'case-1', block: asked.block, round: asked.round },
    ...filed(template, form),
  });
  return { called, form };
}

/** Tells the caller how the called case ended. */
function answer(called: Story, caller: Story): void {
  for (const { delivery } of called.of('deliver')) if (delivery.to === 'case') caller.tell(delivery.event);
}

const decided = (story: Story, step: string, outcome: 'passed' | 'not-passed'): Story =>
  story.list(step).result(step, outcome, 'announced').result(step, outcome, 'final');

function preReview(caller: Story, outcome: 'passed' | 'not-passed'): Story {
  const { called } = begin(caller, { partyBody: { value: 'party-committee' } });
  called.act('classify.1', 'large-expenditure').act('prepare-file.1', 'ready');
  decided(called, 'party-meeting', outcome);
  if (outcome === 'passed') called.register();
  answer(called, caller);
  return called;
}

it('runs as three cases: consented to, decided, paid', () => {
  const story = reviewed(FORM);
  const pre = preReview(story, 'passed');
  expect(pre.state).toMatchObject({ id: 'case-1/pre-review/1', outcome: 'completed' });
  expect(story.state.blocks['pre-review']).toMatchObject({ outcome: 'completed', called: { case: pre.state.id } });

  const { called, form } = begin(story, { decider: { value: 'standing-council' } });
  expect(form).toMatchObject({ subject: FORM.subject, proposal: FORM.purpose, amount: FORM.amount, broughtBy: FORM.subject });
  called.act('classify.1', 'large-funds').act('pre-review-needed.1', 'opinion-on-file', { hasReason: true });
  called.list('organ-decision').result('organ-decision', 'passed', 'announced');
  // Nothing is entered, and nobody is told, before the minutes are signed.
  expect(called.of('register-entered')).toEqual([]);
  expect(called.state.status).toBe('open');
  called.result('organ-decision', 'passed', 'final').register();
  answer(called, story);
  expect(called.state.outcome).toBe('completed');

  story.register().act('payment.1', 'paid', { actor: 'cashier', submissionHash: 'hash-2' });
  story.act('supervision.1', 'no-remark', { actor: 'supervisor' });
  expect(story.state).toMatchObject({ status: 'closed', outcome: 'completed' });
});

it('asks for no decision where the party body does not consent', () => {
  const story = reviewed(FORM);
  preReview(story, 'not-passed');
  expect(story.state).toMatchObject({ outcome: 'refused', refusedBy: 'pre-review' });
  expect(story.of('case-called').map(({ procedure }) => procedure)).toEqual(['party-pre-review']);
});

it('asks nobody where it is below the threshold', () => {
  const story = reviewed({ ...FORM, amount: 1_200_000 });
  expect(story.of('case-called')).toEqual([]);
  expect(Object.keys(story.state.slots)).toContain('officer-decision.1');
});
