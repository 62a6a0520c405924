import { cited } from './cited';
import type { Found, Strengths, TemplateRule } from './rule.types';
import { stepsWith } from './steps';
import { everywhere } from './strength';
import type { Template } from '../template/template.types';

const CLAUSES = cited('000 §16', '004 二(一)');
const LEVELS: Strengths = { CN: 'default', 'CN-CQ': 'duty', 'CN-TJ': 'default', 'CN-NX': 'default', 'CN-QH': 'plain' };

/** The council decides, the secretariat executes, the supervisory board supervises: each step is done at its own level. */
const levels: TemplateRule = {
  rule: 'R18',
  kind: 'template',
  says: {
    zh: '决策、执行、监督分开：监督由监事（监事会）承担，执行和支付不由监事承担。',
    en: 'Deciding, executing and supervising stay apart: the supervisor supervises, and neither executes nor pays.',
  },
  clauses: CLAUSES,
  strength: LEVELS,
  check: (template) => [
    ...postsOf(template, ['supervision']).filter(({ role }) => role !== 'supervisor'),
    ...postsOf(template, ['execute', 'pay']).filter(({ role }) => role === 'supervisor'),
  ],
};

/** That no single person does two of them in one case is ours. Small societies mark the overlap, and go on. */
const persons: TemplateRule = {
  rule: 'R18',
  kind: 'template',
  says: {
    zh: '同一事项中，执行与监督不由同一人承担；人员不足的，标明身份重合。',
    en: 'In one case the same person does not both execute and supervise; where there are too few people, the overlap is marked.',
  },
  clauses: CLAUSES,
  strength: everywhere('default'),
  check: (template) => {
    const done = stepsWith(template, ['execute', 'pay']).map(({ block }) => block.id);
    return stepsWith(template, ['supervision']).flatMap(({ block, path }): Found[] => {
      const apart = 'persons' in block ? (block.persons?.separateFrom ?? []) : [];
      return done.every((id) => apart.includes(id)) ? [] : [{ path: `${path}/persons` }];
    });
  },
};

export const R18 = [levels, persons] as const;

/** Posts of the society that do such steps. */
function postsOf(template: Template, acts: Parameters<typeof stepsWith>[1]): (Found & { role: string })[] {
  return stepsWith(template, acts).flatMap(({ block, path }) =>
    'by' in block && block.by.of === 'society' ? [{ path: `${path}/by/role`, role: block.by.role }] : [],
  );
}
