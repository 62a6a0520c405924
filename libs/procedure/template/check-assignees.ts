/** What a schema cannot say about who does a step: that whoever is to be found is there to be found, and what is never handed on. */
import { readPeriod } from '../clock/period';
import { assigneesOf, sourceOf, type NamedAssignee } from './assignees';
import { isKeptByAssociation } from './check-filed-by';
import type { Add } from './check.types';
import { checkAssignee } from './check-posts';
import type { HandOnAction, RecordingRule, StepBlock, Template } from './template.types';
import { isStep, placedBlocks, type Placed } from './walk-template';

/** Steps that a person decides, and in which one person may stand for his post. */
const DECIDED: readonly StepBlock['kind'][] = ['intake', 'review', 'work', 'authority', 'document'];
const WITH_PERSONS: readonly StepBlock['kind'][] = [...DECIDED, 'notice', 'score'];
const HAND_ON: readonly HandOnAction[] = ['transfer', 'delegate', 'add-signer', 'proxy'];

export function checkAssignees(template: Template, add: Add): void {
  const placed = placedBlocks(template.blocks);
  for (const here of placed) {
    const { block, path } = here;
    for (const named of assigneesOf(block)) {
      checkWhere(here, named, add);
      checkSource(template, placed, here, named, add);
    }
    if (!isStep(block)) continue;
    if ('several' in block) {
      block.several?.others.forEach((by, index) => checkAssignee(by, `${path}/several/others/${index}`, add));
    }
    if ('actions' in block && block.actions?.recording !== undefined) {
      checkRecording(block, block.actions.recording, `${path}/actions/recording`, add);
    }
    checkChooses(placed, here, add);
    checkHandedOn(here, add);
  }
}

/** Only whoever decides can be one person, or several of whom one takes it. */
function checkWhere({ block, path }: Placed, { by, at }: NamedAssignee, add: Add): void {
  const decides = isStep(block) && /^\/(by|several\/others\/\d+)$/.test(at);
  const canBePerson =
    isStep(block) && WITH_PERSONS.includes(block.kind) && /^\/(by|others\/\d+|several\/others\/\d+|objections\/by)$/.test(at);
  if (by.person !== undefined && !canBePerson) {
    add('PERSON_NOT_HERE', `${path}${at}/person`, '这里只能写职务，不能指定到人。', 'Here a post is named, and no person.');
  }
  if (by.pool === true && !(decides && DECIDED.includes(block.kind))) {
    add('POOL_NOT_HERE', `${path}${at}/pool`, '这里不能领办。', 'Nobody can take anything from a pool here.');
  }
}

function checkSource(template: Template, placed: Placed[], here: Placed, { by, at }: NamedAssignee, add: Add): void {
  const path = `${here.path}${at}/person`;
  const house = isKeptByAssociation(template) ? 'association' : 'society';
  if (by.person === 'applicant' && by.of !== house) {
    add('ROLE_OF_OTHER_ORGANISATION', path, '提出人不在该单位内。', 'The applicant is of another organisation than that.');
  }
  const field = sourceOf(by.person, 'field');
  if (field !== null && !template.form.fields.some(({ id, type }) => id === field && type === 'person')) {
    add('PERSON_FIELD_UNKNOWN', `${path}/field`, `没有人员栏“${field}”。`, `No field "${field}" names a person.`);
  }
  for (const name of ['actorOf', 'chosenIn'] as const) {
    const id = sourceOf(by.person, name);
    if (id === null) continue;
    const there = placed.find(({ block }) => block.id === id);
    if (there === undefined || !standsBefore(placed, there, here)) {
      add(
        'STEP_NOT_BEFORE',
        `${path}/${name}`,
        `本步骤之前没有步骤“${id}”。`,
        `No step "${id}" stands before this one on every way to it, or on its own.`,
      );
      continue;
    }
    const { block } = there;
    if (name === 'chosenIn' && !('chooses' in block && block.chooses !== undefined)) {
      add('STEP_CHOOSES_NOBODY', `${path}/chosenIn`, `步骤“${id}”不选定人员。`, `Nobody is chosen in the step "${id}".`);
    }
    if (name === 'actorOf' && !(isStep(block) && WITH_PERSONS.includes(block.kind))) {
      add('STEP_WITHOUT_PERSON', `${path}/actorOf`, `步骤“${id}”没有人办理。`, `Nobody acts in the step "${id}".`);
    }
  }
}

/** Earlier in the document, not in another branch, and not among the items of an `each` that one is not in. */
function standsBefore(placed: Placed[], there: Placed, here: Placed): boolean {
  if (placed.indexOf(there) >= placed.indexOf(here)) return false;
  if (there.around.some((structure) => structure.kind === 'each' && !here.around.includes(structure))) return false;
  return there.around.every((structure) => {
    if (structure.kind !== 'parallel' && structure.kind !== 'choice') return true;
    if (!here.around.includes(structure)) return true;
    const way =
      structure.kind === 'parallel' ? structure.branches : [...structure.branches, { blocks: structure.otherwise ?? [] }];
    const branchOf = ({ block }: Placed): number =>
      way.findIndex(({ blocks }) => placedBlocks(blocks).some((inner) => inner.block === block));
    return branchOf(there) === branchOf(here);
  });
}

/** Whoever is chosen has something to do. */
function checkChooses(placed: Placed[], { block, path }: Placed, add: Add): void {
  if (!('chooses' in block) || block.chooses === undefined) return;
  const isAsked = placed.some((later) => assigneesOf(later.block).some(({ by }) => sourceOf(by.person, 'chosenIn') === block.id));
  if (isAsked) return;
  add(
    'CHOICE_FOR_NOTHING',
    `${path}/chooses`,
    '选定的人员没有后续步骤可办。',
    'No later step is done by whoever is chosen here.',
  );
}

/** What is entered days later must still find its task open. */
function checkRecording(block: StepBlock, { back, by }: RecordingRule, path: string, add: Add): void {
  checkAssignee(by, `${path}/by`, add);
  const period = readPeriod(back);
  if (period?.kind !== 'within' || period.unit === 'hours' || period.unit === 'minutes') {
    add('PERIOD_UNREADABLE', `${path}/back`, '代录的范围应写明天数或月数。', 'How far back is so many days or months.');
  }
  if (!('clock' in block) || !('then' in block.clock)) return;
  const { then } = block.clock;
  if (then !== 'return' && !then.startsWith('outcome:')) return;
  add(
    'RECORDING_AFTER_DECISION',
    `${path}/back`,
    '允许代录的步骤，到期只能提醒、标记或转交，不能自动作出结果。',
    'A step that may be entered later is not decided by its time limit: it only reminds, marks or turns to somebody.',
  );
}

/** A party body's opinion is never handed on (R41); where its own staff does not enter it, the step has to say so. */
function checkHandedOn({ block, path }: Placed, add: Add): void {
  if (!('by' in block) || !isStep(block) || block.by === undefined || !('actions' in block || DECIDED.includes(block.kind)))
    return;
  const isParty = block.by.of === 'party-organisation';
  if (isParty || block.act !== 'pre-review') return;
  const never = 'actions' in block ? (block.actions?.never ?? []) : [];
  if (HAND_ON.every((action) => never.includes(action))) return;
  add(
    'PARTY_ACT_HANDED_ON',
    `${path}/actions/never`,
    '党组织的审议意见不得转办、委派、加签或代理，请在此写明。',
    'A party body’s opinion is not transferred, delegated, signed by others or given by proxy; say so here.',
  );
}
