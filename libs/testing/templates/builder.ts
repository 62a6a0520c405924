/** Templates of tests, written short: blocks by what matters of them, everything else filled in. */
import { compile, parseTemplate } from '../../procedure/authoring';
import type {
  Basis,
  Block,
  CallBlock,
  Issue,
  OpenBlock,
  OutcomeDeclaration,
  Program,
  ReviewBlock,
  Target,
  Template,
} from '../../procedure';

const text = (words: string) => ({ zh: words, en: words });
export const TEST_BASIS: Basis[] = [{ kind: 'default', reason: { zh: '测试用流程', en: 'A procedure for tests' } }];

/** An officer's step. `ways`: outcomes besides `agreed`, which goes on unless it is given. */
export function review(
  id: string,
  ways: Record<string, Target | OutcomeDeclaration> = {},
  more: Partial<ReviewBlock> = {},
): ReviewBlock {
  const declared = Object.entries({ agreed: 'next' as const, ...ways }).map(([outcome, way]) => [
    outcome,
    typeof way === 'string' ? { to: way, label: text(outcome) } : way,
  ]);
  return {
    kind: 'review',
    id,
    title: text(id),
    act: 'follow-up',
    by: { role: 'society-secretariat', of: 'society', nobody: 'president' },
    clock: { within: '1 working day', remind: [], then: 'turn-to:president' },
    outcomes: Object.fromEntries(declared) as Record<string, OutcomeDeclaration>,
    basis: TEST_BASIS,
    ...more,
  };
}

/** Another procedure as a case of its own; whatever it comes to goes on unless `ways` says otherwise. */
export function call(
  id: string,
  procedure: string,
  ways: Record<string, Target> = {},
  more: Partial<Pick<CallBlock, 'for' | 'input' | 'whenLeft'>> = {},
): CallBlock {
  const declared: Record<string, Target> = { completed: 'next', refused: 'next', withdrawn: 'next', ...ways };
  return {
    kind: 'call',
    id,
    title: text(id),
    act: 'follow-up',
    procedure,
    input: { subject: 'subject' },
    whenLeft: 'withdraw',
    outcomes: Object.fromEntries(Object.entries(declared).map(([outcome, to]) => [outcome, { to, label: text(outcome) }])),
    basis: TEST_BASIS,
    ...more,
  };
}

/** Something that begins here and is not waited for. */
export function opening(id: string, opens: OpenBlock['opens']): OpenBlock {
  const outcomes = { opened: { to: 'next' as const, label: text('opened') } };
  return { kind: 'open', id, title: text(id), act: 'follow-up', opens, outcomes, basis: TEST_BASIS };
}

/** What a template is made of, as far as a test cares. */
export type Sketch = Partial<Pick<Template, 'id' | 'startedBy' | 'parameters' | 'lookUps' | 'filedBy' | 'results'>> & {
  fields?: Template['form']['fields'];
};

export function sketch(blocks: Block[], { fields = [], ...more }: Sketch = {}): unknown {
  return {
    id: 'sketch',
    version: 1,
    matter: 'branch',
    jurisdiction: 'CN',
    startedBy: 'filed',
    title: text('sketch'),
    summary: text('sketch'),
    subject: 'subject',
    parameters: [],
    lookUps: [],
    form: { fields: [{ id: 'subject', type: 'text', label: text('subject'), required: true, maxLength: 100 }, ...fields] },
    filedBy: ['society-secretariat'],
    blocks,
    ...more,
  };
}

/** The template, which must be without errors. */
export function templateOf(blocks: Block[], more: Sketch = {}): Template {
  const { template, issues } = parseTemplate(sketch(blocks, more));
  if (template === null) throw new Error(`the sketch is wrong: ${JSON.stringify(issues)}`);
  return template;
}

export function programOf(blocks: Block[], more: Sketch = {}): Program {
  return compile(templateOf(blocks, more));
}

/** What is wrong with it, as `rule path`. */
export function issuesOf(blocks: Block[], more: Sketch = {}): string[] {
  return parseTemplate(sketch(blocks, more)).issues.map(({ rule, path }: Issue) => `${rule} ${path}`);
}
