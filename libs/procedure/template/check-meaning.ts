/** What a schema cannot say about a template: names that must exist, conditions that must have types, roles of the right house. */
import { readCondition } from '../expressions/read-condition';
import type { Vocabulary } from '../expressions/environment';
import type { Text } from '../kernel';
import type { Issue, StepBlock, Template } from './template.types';
import type { Add } from './check.types';
import { checkAssignees } from './check-assignees';
import { checkClocks } from './check-clocks';
import { checkConsents } from './check-consents';
import { checkFiledBy } from './check-filed-by';
import { checkForm, checkRights } from './check-form';
import { checkLookUps } from './check-look-ups';
import { conditionsOf, vocabularyAt, type WrittenCondition } from './conditions';
import { templateVocabulary } from './vocabulary';
import { checkNotice } from './check-notice';
import { checkPersons } from './check-persons';
import { checkPosts } from './check-posts';
import { checkRegisterSteps } from './check-register-steps';
import { checkScore, checkTaken } from './check-score';
import { checkCallBlocks } from './check-call-blocks';
import { checkStarts } from './check-starts';
import { checkStructures } from './check-structures';
import { checkInterrupts, checkWait } from './check-wait';
import { isStep, placedBlocks, type Placed } from './walk-template';

/** Everything that is wrong with the meaning of a template of the right shape. */
export function checkMeaning(template: Template): Issue[] {
  const issues: Issue[] = [];
  const add: Add = (rule, path, zh, en) => void issues.push({ rule, path, severity: 'error', message: { zh, en } });
  const placed = placedBlocks(template.blocks);
  findDuplicates(template, placed, add);
  if (template.matter === 'other' && template.matterReason === undefined) {
    const [zh, en] = ['目录没有的事项须写明理由。', 'A matter that the catalogue does not have needs a reason.'];
    add('MATTER_REASON_MISSING', '/matter', zh, en);
  }
  if (template.share === true && placed.some(({ block }) => isStep(block) && block.audience === 'party-body')) {
    const [zh, en] = [
      '有步骤只限党组织内部知悉，不能提供进度链接。',
      'A step is kept inside a party body: no link may show how far a case is.',
    ];
    add('SHARE_CONFIDENTIAL', '/share', zh, en);
  }
  checkForm(template, add);
  checkLookUps(template, add);
  if (!template.form.fields.some(({ id, type }) => id === template.subject && type === 'text')) {
    add('SUBJECT_UNKNOWN', '/subject', `没有文字字段“${template.subject}”。`, `There is no text field "${template.subject}".`);
  }
  checkFiledBy(template, add);
  const vocabulary = templateVocabulary(template);
  for (const { block, path, around } of placed) {
    for (const condition of conditionsOf(block)) {
      checkCondition(condition, path, vocabularyAt(template, around, vocabulary, condition), add);
    }
    checkRights(template, block, path, add);
    if (isStep(block)) checkStep(template, block, path, add);
    if (isStep(block)) checkClocks(template, block, path, add);
  }
  checkStructures(template, add);
  checkAssignees(template, add);
  checkInterrupts(template, add);
  checkTaken(template, add);
  checkRegisterSteps(template, add);
  checkCallBlocks(template, add);
  checkStarts(template, add);
  checkConsents(template, add);
  return issues;
}

function findDuplicates(template: Template, placed: Placed[], add: Add): void {
  const groups: { id: string; path: string }[][] = [
    placed.map(({ block, path }) => ({ id: block.id, path })),
    template.form.fields.map(({ id }, index) => ({ id, path: `/form/fields/${index}` })),
    template.parameters.map(({ id }, index) => ({ id, path: `/parameters/${index}` })),
    template.lookUps.map(({ id }, index) => ({ id, path: `/lookUps/${index}` })),
  ];
  for (const group of groups) {
    const seen = new Set<string>();
    for (const { id, path } of group) {
      if (seen.has(id)) add('DUPLICATE_ID', `${path}/id`, `编号“${id}”重复。`, `The id "${id}" stands twice.`);
      seen.add(id);
    }
  }
}

function checkCondition(condition: WrittenCondition, path: string, vocabulary: Vocabulary, add: Add): void {
  const at = `${path}${condition.path}`;
  const { reads, problems } = readCondition(condition.text, vocabulary, condition.under);
  for (const { code, message } of problems) addText(add, code, at, message);
  if (!condition.lookUps && [...reads].some((read) => read.startsWith('lookups.'))) {
    add('LOOK_UP_OUTSIDE_CHECK', at, '只有核查条件可以查询名录。', 'Only a check may read a look-up.');
  }
}

function addText(add: Add, rule: string, path: string, message: Text): void {
  add(rule, path, message.zh, message.en);
}

type Checks = {
  [K in StepBlock['kind']]: (template: Template, block: Extract<StepBlock, { kind: K }>, path: string, add: Add) => void;
};

const checks: Checks = {
  check: () => undefined,
  intake: (_template, block, path, add) => {
    checkPosts(block, path, add);
    if (!block.outcomes.incomplete.reason) {
      const at = `${path}/outcomes/incomplete/reason`;
      add('REASON_MISSING', at, '退回补充须列明所缺材料。', 'Materials are returned with a list of what is missing.');
    }
  },
  review: checkOfficer,
  meeting: (template, block, path, add) => {
    const parameter = template.parameters.find(({ id }) => id === block.organ.parameter);
    const at = `${path}/organ/parameter`;
    if (parameter?.type !== 'organ') {
      add('PARAMETER_UNKNOWN', at, '没有这个会议机构参数。', 'There is no such organ parameter.');
    } else if (parameter.optional || (parameter.default ?? null) !== null) {
      add(
        'ORGAN_HAS_NO_DEFAULT',
        at,
        '会议机构由章程确定，不设默认值。',
        'The deciding organ comes from the charter and has no default.',
      );
    }
  },
  register: () => undefined,
  work: checkOfficer,
  authority: checkOfficer,
  document: checkOfficer,
  copy: () => undefined,
  call: () => undefined,
  open: () => undefined,
  wait: (_template, block, path, add) => checkWait(block, path, add),
  notice: checkNotice,
  score: checkScore,
};

function checkStep<K extends StepBlock['kind']>(
  template: Template,
  block: Extract<StepBlock, { kind: K }>,
  path: string,
  add: Add,
): void {
  checks[block.kind](template, block, path, add);
}

type Officer = Extract<StepBlock, { kind: 'review' | 'work' | 'authority' | 'document' }>;

function checkOfficer(template: Template, block: Officer, path: string, add: Add): void {
  checkPosts(block, path, add);
  const returns = Object.values(block.outcomes).some(({ to }) => to === 'return');
  if (returns && block.supplement === undefined) {
    add('SUPPLEMENT_MISSING', path, '退回补充须写明补充期限。', 'An outcome that returns needs a supplement rule.');
  }
  checkPersons(template, block, path, add);
}
