/**
 * What a schema cannot say about steps that write a register and needs no register to be known: that an entry to be changed is named, and
 * where values come from exists. What the declarations say is asked by `check-written-registers.ts`.
 */
import type { FieldType } from '../forms/field.types';
import { factOf, holdsValue } from '../forms/facts';
import type { Add } from './check.types';
import { columnOfRows, itemsAround, registerSteps, stepBefore, type PlacedRegister } from './register-sources';
import type { RegisterEntryOf, RegisterValueOf, Template } from './template.types';
import { placedBlocks, type Placed } from './walk-template';

/** Fields that name an entry: of any register, or of the society's branches. */
export const NAMES_AN_ENTRY: readonly FieldType[] = ['registerEntry', 'organisation'];

/** A template with all its blocks, walked once. */
interface Walked extends Template {
  placed: readonly Placed[];
}

export function checkRegisterSteps(template: Template, add: Add): void {
  const walked: Walked = { ...template, placed: placedBlocks(template.blocks) };
  for (const step of registerSteps(walked.placed)) {
    checkEntry(walked, step, add);
    for (const [column, value] of Object.entries(step.block.values ?? {})) {
      if (typeof value === 'object') checkSource(walked, step, value, `${step.path}/values/${column}`, add);
    }
  }
}

function checkEntry(template: Walked, placed: PlacedRegister, add: Add): void {
  const { does = 'enter', entry } = placed.block;
  const at = `${placed.path}/entry`;
  if ((does === 'enter') !== (entry === undefined)) {
    const [zh, en] =
      does === 'enter'
        ? ['新列入时没有要变更的条目。', 'What is entered anew changes no entry.']
        : ['变更或者注销时须写明是哪个条目。', 'Say which entry is changed or closed.'];
    add('REGISTER_ENTRY', at, zh, en);
  }
  if (entry !== undefined) checkNamed(template, placed, entry, at, add);
}

function checkNamed(template: Walked, placed: PlacedRegister, entry: RegisterEntryOf, path: string, add: Add): void {
  if ('field' in entry) {
    const field = template.form.fields.find(({ id }) => id === entry.field);
    const fact = field === undefined ? null : factOf(field);
    if (field !== undefined && NAMES_AN_ENTRY.includes(field.type) && fact !== null && fact.optional !== true) return;
    const zh = `“${entry.field}”须是选择名录条目或者机构的必填项目。`;
    add(
      'REGISTER_ENTRY',
      `${path}/field`,
      zh,
      `"${entry.field}" must be a required field that names an entry or an organisation.`,
    );
  } else if ('item' in entry) {
    const items = itemsAround(template.placed, placed);
    if (items !== null && 'lookUp' in items) return;
    const [zh, en] = [
      '只有在按名录逐项办理时，才有当前条目。',
      'There is an entry at hand only inside an "each" over a look-up.',
    ];
    add('REGISTER_ENTRY', `${path}/item`, zh, en);
  } else {
    const step = stepBefore(template.placed, entry.step, placed)?.block;
    if (step?.kind === 'register' && (step.does ?? 'enter') === 'enter' && step.register === placed.block.register) return;
    const zh = `本步骤之前没有列入这个名录的步骤“${entry.step}”。`;
    add('REGISTER_ENTRY', `${path}/step`, zh, `No step before this enters into this register under the id "${entry.step}".`);
  }
}

type Source = Extract<RegisterValueOf, object>;

function checkSource(template: Walked, placed: PlacedRegister, value: Source, path: string, add: Add): void {
  const unknown = (at: string, zh: string, en: string): void => add('REGISTER_VALUE', `${path}/${at}`, zh, en);
  if ('field' in value) {
    const field = template.form.fields.find(({ id }) => id === value.field);
    if (field === undefined || !holdsValue(field)) {
      unknown('field', `没有项目“${value.field}”。`, `There is no field "${value.field}".`);
    }
  } else if ('param' in value) {
    if (!template.parameters.some(({ id }) => id === value.param)) {
      unknown('param', `没有参数“${value.param}”。`, `There is no parameter "${value.param}".`);
    }
  } else if ('item' in value) {
    const items = itemsAround(template.placed, placed);
    if (items === null) {
      unknown('item', '只有在逐项办理时，才有当前的一项。', 'There is an item at hand only inside an "each".');
    } else if ('rows' in items && columnOfRows(template, items.rows, value.item) === null) {
      unknown('item', `明细表没有列“${value.item}”。`, `The rows have no column "${value.item}".`);
    }
  } else if ('step' in value && stepBefore(template.placed, value.step, placed) === null) {
    unknown('step', `本步骤之前不一定办过“${value.step}”。`, `"${value.step}" is not always done before this step.`);
  }
}
