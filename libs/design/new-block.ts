/** A new block of each kind, with what most procedures say there: whoever inserts one changes what is different. */
import type {
  Act,
  Assignee,
  Basis,
  Block,
  Field,
  OfficerClock,
  OutcomeDeclaration,
  StepBlock,
  Target,
  Template,
  Text,
} from '../procedure';
import { freeBlockId } from './ids';

export type BlockKind = Block['kind'];

const text = (zh: string, en: string): Text => ({ zh, en });
const outcome = (to: Target, zh: string, en: string, reason?: true): OutcomeDeclaration => ({
  to,
  label: text(zh, en),
  ...(reason ? { reason } : {}),
});
const secretariat: Assignee = { role: 'society-secretariat', of: 'society', nobody: 'president' };
const clock = (within = '5 working days'): OfficerClock => ({ within, remind: ['50%', '80%'], then: 'turn-to:president' });
/** Not policy until somebody says which: administrators see it so. */
/** What stands where nobody has named a text yet. */
export const PROVISIONAL: Basis[] = [
  { kind: 'default', reason: text('文件没有规定，暂定。', 'The texts do not say; a default.') },
];
const scan = (id: string, zh: string, en: string): Field => ({ id, type: 'files', label: text(zh, en), required: true });
/** What every letter from outside has; a step that ends in paper has its scan before the case goes on (R46). */
const REPLY: Field[] = [
  { id: 'replyNumber', type: 'text', label: text('来文字号', 'Number of the letter'), concept: 'document-number', maxLength: 60 },
  { id: 'replyOn', type: 'date', label: text('成文日期', 'Day of the letter'), concept: 'document-date', required: true },
  scan('replyScan', '来文扫描件', 'Scan of the letter'),
];
const SUPPLEMENT = { rounds: 2, within: '10 working days', clock: 'stopped', late: 'stays-open' } as const;

const TITLES: Record<BlockKind, Text> = {
  check: text('自动核对', 'Automatic check'),
  intake: text('核对材料', 'Check of materials'),
  review: text('审核', 'Review'),
  meeting: text('会议决定', 'The organ decides'),
  work: text('办理', 'Work'),
  authority: text('主管机关意见', 'Answer of the authority'),
  document: text('发文', 'Document'),
  copy: text('抄送', 'Copy'),
  register: text('记入名录', 'Entry in the register'),
  notice: text('公示', 'Public notice'),
  score: text('评审打分', 'Scoring'),
  wait: text('等待', 'Waiting'),
  call: text('办理另一流程', 'Another procedure'),
  open: text('后续事项', 'What follows'),
  sequence: text('一组步骤', 'A group of steps'),
  parallel: text('同时办理', 'Side by side'),
  choice: text('按条件办理', 'By condition'),
  loop: text('反复办理', 'In rounds'),
  each: text('逐项办理', 'One by one'),
};

export const titleOfKind = (kind: BlockKind): Text => TITLES[kind];

export function newBlock(template: Template, kind: BlockKind): Block {
  return BUILDERS[kind](freeBlockId(template, kind), template);
}

const step = (kind: StepBlock['kind'], id: string, act: Act) => ({ id, title: TITLES[kind], act, basis: PROVISIONAL });
const submitted = (kind: 'work' | 'authority' | 'document', id: string, act: Act) => ({
  ...step(kind, id, act),
  by: secretariat,
  clock: clock(),
});
const firstOf = (template: Template, type: string): string =>
  template.form.fields.find((field) => field.type === type)?.id ?? template.subject;

const BUILDERS: Record<BlockKind, (id: string, template: Template) => Block> = {
  check: (id) => ({
    ...step('check', id, 'eligibility'),
    kind: 'check',
    that: '',
    outcomes: { holds: 'next', fails: 'refuse' },
    failure: text('', ''),
  }),
  intake: (id) => ({
    ...step('intake', id, 'completeness'),
    kind: 'intake',
    by: secretariat,
    clock: clock('3 working days'),
    outcomes: {
      complete: outcome('next', '材料齐全', 'Complete'),
      incomplete: outcome('return', '退回补充', 'Return for supplement', true),
    },
    supplement: SUPPLEMENT,
  }),
  review: (id) => ({
    ...step('review', id, 'officer-decision'),
    kind: 'review',
    by: { role: 'secretary-general', of: 'society', nobody: 'president' },
    clock: clock(),
    outcomes: { agreed: outcome('next', '同意', 'Agreed'), 'not-agreed': outcome('refuse', '不同意', 'Not agreed', true) },
  }),
  meeting: (id, template) => ({
    ...step('meeting', id, 'organ-decision'),
    kind: 'meeting',
    organ: { parameter: template.parameters.find(({ type }) => type === 'organ')?.id ?? '' },
    rules: 'charter',
    clock: { listedWithin: '60 days' },
    effectiveWhen: 'minutes-signed',
    outcomes: {
      passed: outcome('next', '通过', 'Passed'),
      'passed-in-principle': outcome('next', '原则通过', 'Passed in principle'),
      postponed: outcome('wait', '暂缓', 'Postponed'),
      'not-passed': outcome('refuse', '未通过', 'Not passed'),
      withdrawn: outcome('wait', '撤下', 'Taken off the agenda'),
    },
  }),
  work: (id) => ({ ...submitted('work', id, 'execute'), kind: 'work', outcomes: { done: outcome('next', '已办理', 'Done') } }),
  authority: (id) => ({
    ...submitted('authority', id, 'outside-approval'),
    kind: 'authority',
    body: text('主管机关', 'The authority'),
    clock: { within: '20 working days', remind: ['50%', '80%'], then: 'remind' },
    submits: { fields: REPLY },
    outcomes: { agreed: outcome('next', '同意', 'Agreed'), 'not-agreed': outcome('refuse', '不同意', 'Not agreed', true) },
  }),
  document: (id) => ({
    ...submitted('document', id, 'issue'),
    kind: 'document',
    document: 'letter',
    submits: { fields: [scan('letterScan', '签章件扫描件', 'Scan of the letter')] },
    outcomes: { issued: outcome('next', '已发出', 'Issued') },
  }),
  copy: (id) => ({
    ...step('copy', id, 'copy'),
    kind: 'copy',
    copyTo: [{ role: 'supervisor', of: 'society', nobody: 'president' }],
    outcomes: { copied: outcome('next', '已抄送', 'Copied') },
  }),
  register: (id) => ({
    ...step('register', id, 'register'),
    kind: 'register',
    register: '',
    as: '',
    outcomes: {
      entered: outcome('next', '已记入', 'Entered'),
      conflict: outcome('refuse', '与名录现有记录不符', 'It does not agree with the register'),
    },
  }),
  notice: (id) => ({
    ...step('notice', id, 'notice'),
    kind: 'notice',
    by: secretariat,
    clock: clock(),
    days: '7 days',
    objections: {
      by: secretariat,
      clock: clock(),
      outcomes: {
        unfounded: { label: text('异议不成立', 'Not upheld'), reason: true },
        upheld: { label: text('异议成立', 'Upheld'), reason: true, upholds: true },
      },
    },
    outcomes: {
      clear: outcome('next', '公示无异议', 'No objection upheld'),
      upheld: outcome('refuse', '异议成立', 'An objection was upheld'),
    },
  }),
  score: (id) => ({
    ...step('score', id, 'score'),
    kind: 'score',
    of: 'case',
    criteria: [{ id: 'quality', label: text('总体评价', 'Overall'), most: 100, weight: 1 }],
    by: secretariat,
    others: [{ role: 'secretary-general', of: 'society', nobody: 'president' }],
    clock: clock('10 working days'),
    outcomes: {
      ranked: outcome('next', '已评出结果', 'Ranked'),
      tied: outcome('next', '分数相同，由人决定', 'Tied'),
    },
  }),
  wait: (id) => ({
    ...step('wait', id, 'wait'),
    kind: 'wait',
    until: { within: '7 days' },
    outcomes: { over: outcome('next', '期满', 'Over') },
  }),
  call: (id) => ({
    ...step('call', id, 'pre-review'),
    kind: 'call',
    procedure: '',
    input: {},
    whenLeft: 'withdraw',
    outcomes: {
      completed: outcome('next', '已办结', 'Completed'),
      refused: outcome('refuse', '未通过', 'Not passed'),
      withdrawn: outcome('refuse', '已撤回', 'Withdrawn'),
    },
  }),
  open: (id) => ({
    ...step('open', id, 'follow-up'),
    kind: 'open',
    opens: { start: 'by-society', duty: text('', ''), within: '30 days' },
    outcomes: { opened: outcome('next', '已列入日程', 'Put into the calendar') },
  }),
  sequence: (id) => ({ kind: 'sequence', id, title: TITLES.sequence, blocks: [] }),
  parallel: (id) => ({
    kind: 'parallel',
    id,
    title: TITLES.parallel,
    join: 'all',
    branches: [
      { id: 'branch-1', blocks: [] },
      { id: 'branch-2', blocks: [] },
    ],
  }),
  choice: (id) => ({ kind: 'choice', id, branches: [{ when: '', blocks: [] }] }),
  loop: (id) => ({ kind: 'loop', id, title: TITLES.loop, blocks: [], again: '', most: 3, exhausted: 'next' }),
  each: (id, template) => ({
    kind: 'each',
    id,
    title: TITLES.each,
    over: { rows: firstOf(template, 'table') },
    way: 'in-turn',
    blocks: [],
    items: {},
  }),
};
