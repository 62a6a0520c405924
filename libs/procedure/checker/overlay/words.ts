/** What a local text changes, in the words of officials: what stands in the text above, and what stands in the local one. */
import type { Text } from '../../kernel';
import type { Basis, StepBlock } from '../../template/template.types';
import type { Difference } from './judgement';

const say = (zh: string, en: string): Text => ({ zh, en });

/** Where an outcome leads. */
const TARGETS: Record<string, Text> = {
  next: say('继续办理', 'goes on'),
  warn: say('提示后继续办理', 'goes on with a remark'),
  refuse: say('不通过', 'is not passed'),
  wait: say('留待再次办理', 'waits to be taken up again'),
  return: say('退回补充', 'is returned for supplement'),
  'back-to': say('退回前面的步骤', 'goes back to an earlier step'),
  leave: say('转入另一路径', 'takes another way'),
  end: say('结束办件', 'ends'),
};

/** Properties that a difference can be in; what is not listed is named by its own name. */
const PROPERTIES: Record<string, Text> = {
  title: say('名称', 'the title'),
  failure: say('提示语', 'the remark'),
  audience: say('可见范围', 'who may see it'),
  that: say('核查条件', 'the condition'),
  when: say('适用情形', 'when it applies'),
  by: say('办理职务', 'who does it'),
  act: say('步骤的性质', 'what it means'),
  several: say('多人办理的规则', 'the rule for several people'),
  persons: say('人员分离的规则', 'the rule on persons kept apart'),
  identification: say('身份核验', 'identification'),
  submits: say('提交内容', 'what is handed in'),
  supplement: say('补充材料的办法', 'how materials are completed'),
  guarantee: say('登记时的核对', 'what is verified at entry'),
  organ: say('决定的会议机构', 'the deciding organ'),
  effectiveWhen: say('生效的时点', 'when it takes effect'),
  form: say('填写权限', 'rights to fields'),
  actions: say('可用的操作', 'what else may be done'),
  'clock/within': say('期限', 'the period'),
  'clock/from': say('期限起算', 'from when it counts'),
  'clock/then': say('到期的处理', 'what its end does'),
  'clock/remind': say('提醒', 'reminders'),
  'clock/ladder': say('逐级转请', 'whom it turns to'),
  'clock/suspendable': say('可以中止的情形', 'what may suspend it'),
  'clock/extension': say('延长', 'extension'),
};

const CHECKED: Record<string, Text> = { holds: say('符合', 'it holds'), fails: say('不符合', 'it fails') };

/** One difference of a step. */
export function differenceWords(before: StepBlock, after: StepBlock, { at, before: old, after: now }: Difference): Text {
  const [first = '', id = '', part] = at.split('/');
  if (first !== 'outcomes') {
    const what = PROPERTIES[at] ?? PROPERTIES[first] ?? say(first, first);
    if (old === undefined) return say(`增加了${what.zh}`, `${what.en} is added`);
    return now === undefined
      ? say(`不再有${what.zh}`, `${what.en} falls away`)
      : say(`${what.zh}不同`, `${what.en} is different`);
  }
  const label = labelOf(after, id) ?? labelOf(before, id) ?? say(id, id);
  if (part === 'to' || part === undefined) {
    const [from, to] = [old, now].map((target) => (typeof target === 'string' ? targetWords(target) : null));
    if (from === null || from === undefined)
      return say(`增加结果“${label.zh}”（${to?.zh ?? ''}）`, `an outcome "${label.en}" (${to?.en ?? ''}) is added`);
    if (to === null || to === undefined)
      return say(`不再有结果“${label.zh}”（${from.zh}）`, `the outcome "${label.en}" (${from.en}) falls away`);
    return say(
      `“${label.zh}”时，上位规定为${from.zh}，本地规定为${to.zh}`,
      `on "${label.en}" the text above says: ${from.en}; the local one: ${to.en}`,
    );
  }
  if (part === 'reason') {
    return now === true
      ? say(`“${label.zh}”须写明理由`, `"${label.en}" needs a reason`)
      : say(`“${label.zh}”不再须写明理由`, `"${label.en}" needs no reason any more`);
  }
  return say(`结果“${label.zh}”的写法不同`, `the outcome "${label.en}" is written differently`);
}

function targetWords(target: string): Text {
  return TARGETS[target.split(':')[0] ?? ''] ?? say(target, target);
}

function labelOf(block: StepBlock, outcome: string): Text | null {
  const declared = (block.outcomes as Record<string, unknown>)[outcome];
  if (typeof declared === 'object' && declared !== null && 'label' in declared) return declared.label as Text;
  return block.kind === 'check' ? (CHECKED[outcome] ?? null) : null;
}

/** Clauses as people cite them: `002 §12`. */
export function cited(bases: Basis[]): string {
  const policies = bases.flatMap((basis) => (basis.kind === 'policy' ? [`${basis.source} ${basis.clause}`] : []));
  return [...new Set(policies)].join('、');
}

export function joined(parts: Text[]): Text {
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}
