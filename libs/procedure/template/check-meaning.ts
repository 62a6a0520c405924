/** What a schema cannot say about a template: names that must exist, conditions that must have types, roles of the right house. */
import { readCondition } from '../expressions/read-condition';
import type { Vocabulary } from '../expressions/environment';
import type { Text } from '../kernel';
import type { Assignee, Block, ChoiceBlock, Field, Issue, Role, StepBlock, Template } from './template.types';
import { ASSOCIATION_ROLES, SOCIETY_ROLES } from './roles';
import { formVocabulary, templateVocabulary } from './vocabulary';
import { placedBlocks, type Placed } from './walk-template';

type Add = (rule: string, path: string, zh: string, en: string) => void;

/** Who may be asked to decide; an administrator never is. */
const POSTS: Record<Assignee['of'], readonly Role[]> = {
  society: SOCIETY_ROLES.filter((role) => role !== 'society-administrator'),
  association: ASSOCIATION_ROLES,
};

/** Everything that is wrong with the meaning of a template of the right shape. */
export function checkMeaning(template: Template): Issue[] {
  const issues: Issue[] = [];
  const add: Add = (rule, path, zh, en) => void issues.push({ rule, path, severity: 'error', message: { zh, en } });
  const placed = placedBlocks(template.blocks);
  findDuplicates(template, placed, add);
  template.form.fields.forEach((field, index) => checkField(template, field, `/form/fields/${index}`, add));
  if (!template.form.fields.some(({ id, type }) => id === template.subject && type === 'text')) {
    add('SUBJECT_UNKNOWN', '/subject', `没有文字字段“${template.subject}”。`, `There is no text field "${template.subject}".`);
  }
  template.filedBy.forEach((role, index) => {
    if (!POSTS.society.includes(role)) {
      add('ROLE_OF_OTHER_ORGANISATION', `/filedBy/${index}`, `“${role}”不是本会职务。`, `"${role}" is no post of a society.`);
    }
  });
  const vocabulary = templateVocabulary(template);
  for (const { block, path } of placed) {
    for (const condition of conditionsOf(block)) checkCondition(condition, path, vocabulary, add);
    checkBlock(template, block, path, add);
  }
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

function checkField(template: Template, field: Field, path: string, add: Add): void {
  if (field.type === 'choice' && field.options === undefined && field.optionsFrom === undefined) {
    add('FIELD_WITHOUT_OPTIONS', path, '选择项没有选项。', 'A choice needs options.');
  }
  const source = template.parameters.find(({ id }) => id === field.optionsFrom);
  if (field.optionsFrom !== undefined && source?.type !== 'textList') {
    const name = field.optionsFrom;
    add('PARAMETER_UNKNOWN', `${path}/optionsFrom`, `没有清单参数“${name}”。`, `There is no list parameter "${name}".`);
  }
  if (field.requiredWhen !== undefined) {
    const { problems } = readCondition(field.requiredWhen, whileTyping(formVocabulary(template)));
    for (const { code, message } of problems) addText(add, code, `${path}/requiredWhen`, message);
  }
}

/** While a form is filled in even a required field may be empty, so every fact must be guarded. */
function whileTyping(vocabulary: Vocabulary): Vocabulary {
  return { ...vocabulary, facts: vocabulary.facts.map((fact) => ({ ...fact, optional: true })) };
}

interface WrittenCondition {
  text: string;
  path: string;
  /** Look-ups are answered when a check runs, and nowhere else. */
  lookUps: boolean;
  /** Holds whenever this one is asked. */
  under?: string;
}

function conditionsOf(block: Block): WrittenCondition[] {
  if (block.kind === 'choice') {
    return block.branches.map(({ when }, index) => ({ text: when, path: `/branches/${index}/when`, lookUps: false }));
  }
  if (block.kind !== 'check') return [];
  const that = { text: block.that, path: '/that', lookUps: true, ...(block.when === undefined ? {} : { under: block.when }) };
  return block.when === undefined ? [that] : [that, { text: block.when, path: '/when', lookUps: false }];
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

type Checks = { [K in Block['kind']]: (template: Template, block: Extract<Block, { kind: K }>, path: string, add: Add) => void };

const checks: Checks = {
  sequence: () => undefined,
  choice: (_template, block: ChoiceBlock, path, add) => {
    const lists = block.branches.map(({ when }) => when);
    lists.forEach((when, index) => {
      if (lists.indexOf(when) !== index) {
        add('BRANCH_NEVER_TAKEN', `${path}/branches/${index}`, '这一分支不会走到。', 'This branch is never taken.');
      }
    });
  },
  check: () => undefined,
  intake: (_template, block, path, add) => {
    checkPosts(block, path, add);
    if (!block.outcomes.incomplete.reason) {
      const at = `${path}/outcomes/incomplete/reason`;
      add('REASON_MISSING', at, '退回补充须列明所缺材料。', 'Materials are returned with a list of what is missing.');
    }
  },
  review: (_template, block, path, add) => {
    checkPosts(block, path, add);
    const returns = Object.values(block.outcomes).some(({ to }) => to === 'return');
    if (returns && block.supplement === undefined) {
      add('SUPPLEMENT_MISSING', path, '退回补充须写明补充期限。', 'An outcome that returns needs a supplement rule.');
    }
  },
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
};

function checkBlock<K extends Block['kind']>(
  template: Template,
  block: Extract<Block, { kind: K }>,
  path: string,
  add: Add,
): void {
  checks[block.kind](template, block, path, add);
}

/** No timer and no deputy leads into another organisation. */
function checkPosts(block: Extract<StepBlock, { by: Assignee }>, path: string, add: Add): void {
  const then = block.clock.then.slice('turn-to:'.length) as Role;
  const named: [string, Role][] = [
    ['/by/role', block.by.role],
    ['/by/nobody', block.by.nobody],
    ['/clock/then', then],
  ];
  for (const [at, role] of named) {
    if (POSTS[block.by.of].includes(role)) continue;
    add('ROLE_OF_OTHER_ORGANISATION', `${path}${at}`, `“${role}”不在该单位内。`, `"${role}" is no post of that organisation.`);
  }
}
