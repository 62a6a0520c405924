/** What a schema cannot say of a script: that its steps, outcomes, posts, organs and times are there, and its form fits the template. */
import { isCivilDate } from '../clock/civil';
import { readPeriod } from '../clock/period';
import { isAnswer } from '../expressions/look-ups';
import type { Text } from '../kernel';
import { readPlace } from '../machine/places';
import { RESUBMITTED } from '../steps/officer';
import { validateForm } from '../template/content';
import { problemText } from '../forms/problem-words';
import { isParameterValue, missingParameters } from '../template/parameters';
import { ROLES_IN } from '../template/roles';
import type { Block, Issue, Template } from '../template/template.types';
import { isStep, placedBlocks } from '../template/walk-template';
import { valuesOf } from './acts';
import type { ScriptAct, SimulationScript } from './script.types';
import { readTime } from './times';

type Add = (rule: string, path: string, zh: string, en: string) => void;

/** Everything in the order of the script. */
export function checkScript(script: SimulationScript, template: Template): Issue[] {
  const issues: Issue[] = [];
  const add: Add = (rule, path, zh, en) => issues.push({ rule, path, severity: 'error', message: { zh, en } });
  checkTime(script.begins, '/begins', add);
  if (script.ends !== undefined) checkTime(script.ends, '/ends', add);
  checkPersons(script, add);
  checkParameters(script, template, add);
  checkLookUps(script, template, add);
  checkRegisters(script, add);
  for (const [index, act] of script.acts.entries()) checkAct(script, template, act, `/acts/${index}`, add);
  return issues;
}

/** Which registers there are is not known here; what they hold is at least readable. */
function checkRegisters({ registers = {} }: SimulationScript, add: Add): void {
  for (const [register, entries] of Object.entries(registers)) {
    for (const [index, { id, validFrom, validTo }] of entries.entries()) {
      const path = `/registers/${register}/${index}`;
      if (entries.findIndex((other) => other.id === id) !== index) {
        add('ENTRY_TWICE', `${path}/id`, `“${id}”写了两次。`, `"${id}" stands there twice.`);
      }
      if (isCivilDate(validFrom) && (validTo === undefined || (isCivilDate(validTo) && validFrom <= validTo))) continue;
      const [zh, en] = ['有效日期不存在，或起止颠倒。', 'The days do not exist, or the first comes after the last.'];
      add('VALIDITY_UNREADABLE', `${path}/validFrom`, zh, en);
    }
  }
}

function checkTime(time: string, path: string, add: Add): void {
  if (readTime(time) === null) add('TIME_UNREADABLE', path, `“${time}”不是存在的时间。`, `There is no such time as "${time}".`);
}

function checkPersons({ persons, applicant }: SimulationScript, add: Add): void {
  const roles: readonly string[] = Object.values(ROLES_IN).flat();
  for (const [index, { id, posts, absent = [] }] of persons.entries()) {
    const path = `/persons/${index}`;
    if (persons.findIndex((other) => other.id === id) !== index)
      add('PERSON_TWICE', `${path}/id`, `“${id}”写了两次。`, `"${id}" stands there twice.`);
    for (const [at, post] of posts.entries()) {
      if (!roles.includes(post))
        add('POST_UNKNOWN', `${path}/posts/${at}`, `没有“${post}”这个职务。`, `There is no post "${post}".`);
    }
    for (const [at, { from, to }] of absent.entries()) {
      if (isCivilDate(from) && isCivilDate(to) && from <= to) continue;
      const [zh, en] = ['请假日期不存在，或起止颠倒。', 'The days do not exist, or the first comes after the last.'];
      add('ABSENCE_UNREADABLE', `${path}/absent/${at}`, zh, en);
    }
  }
  checkPerson(applicant, '/applicant', persons, add);
}

function checkPerson(id: string, path: string, persons: SimulationScript['persons'], add: Add): void {
  if (persons.some((person) => person.id === id)) return;
  add('PERSON_UNKNOWN', path, `persons 中没有“${id}”。`, `There is no "${id}" among the persons.`);
}

function checkParameters(script: SimulationScript, template: Template, add: Add): void {
  const values = valuesOf(script);
  for (const [id, { value }] of Object.entries(values)) {
    const declared = template.parameters.find((parameter) => parameter.id === id);
    const path = `/parameters/${id}`;
    if (declared === undefined)
      add('PARAMETER_UNKNOWN', path, `流程没有标准“${id}”。`, `The procedure has no parameter "${id}".`);
    else if (value !== null && !isParameterValue(declared, value))
      add(
        'PARAMETER_UNFIT',
        path,
        `“${id}”的值应为 ${declared.type}。`,
        `The value of "${id}" must be of the type ${declared.type}.`,
      );
  }
  for (const { id } of missingParameters(template, values))
    add('PARAMETER_MISSING', '/parameters', `缺少标准“${id}”的值。`, `The parameter "${id}" has no value.`);
  const withDefaults = Object.fromEntries(template.parameters.map(({ id, default: value }) => [id, { value: value ?? null }]));
  for (const { field, code, details } of validateForm(template, script.form, { ...withDefaults, ...values })) {
    const { zh, en }: Text = problemText(template.form.fields, { field, code, details });
    add(code, `/form/${field}`, zh, en);
  }
}

function checkLookUps({ lookUps = {} }: SimulationScript, template: Template, add: Add): void {
  for (const [id, said] of Object.entries(lookUps)) {
    const path = `/lookUps/${id}`;
    if (!template.lookUps.some((lookUp) => lookUp.id === id)) {
      add('LOOK_UP_UNKNOWN', path, `流程没有查询“${id}”。`, `The procedure has no look-up "${id}".`);
      continue;
    }
    const timed: unknown[] = Array.isArray(said) && said.some((one) => typeof one === 'object') ? said : [];
    for (const [index, one] of timed.entries()) {
      const from = (one as { from?: unknown } | null)?.from;
      checkTime(typeof from === 'string' ? from : '', `${path}/${index}/from`, add);
    }
    const values = timed.length > 0 ? timed.map((one) => (one as { value?: unknown } | null)?.value) : [said];
    if (values.some((value) => !isAnswer(template, id, value)))
      add('LOOK_UP_UNFIT', path, `“${id}”不能这样回答。`, `"${id}" cannot be answered so.`);
  }
}

function checkAct(script: SimulationScript, template: Template, act: ScriptAct, path: string, add: Add): void {
  if (act.at !== undefined) checkTime(act.at, `${path}/at`, add);
  if (act.at !== undefined && (act.after !== undefined || act.open !== undefined))
    add('TWO_TIMES', path, '“at”不能与“after”或“open”同时写。', '"at" cannot stand beside "after" or "open".');
  if (act.after !== undefined && readPeriod(act.after)?.kind !== 'within')
    add(
      'PERIOD_UNREADABLE',
      `${path}/after`,
      `“${act.after}”不是时长，例如 2 working days。`,
      `"${act.after}" is no period; one is 2 working days.`,
    );
  if ('who' in act && act.who !== undefined) checkPerson(act.who, `${path}/who`, script.persons, add);
  for (const name of ['step', 'block', 'open'] as const) {
    const place = (act as Partial<Record<typeof name, string>>)[name];
    if (place !== undefined) checkPlace(template, act, place, `${path}/${name}`, add);
  }
  if (act.do === 'act') checkOutcome(template, act.step, act.outcome, `${path}/outcome`, add);
}

function checkPlace(template: Template, act: ScriptAct, place: string, path: string, add: Add): void {
  const block = blockAt(template, place);
  if (block === null) {
    add('STEP_UNKNOWN', path, `流程没有步骤“${place}”。`, `The procedure has no step "${place}".`);
    return;
  }
  const needsMeeting = ['convene', 'decide', 'sign', 'sitting-event'].includes(act.do) && !path.endsWith('/open');
  if (needsMeeting && block.kind !== 'meeting')
    add('NOT_A_MEETING', path, `“${place}”不是会议决定的步骤。`, `"${place}" is no step that a sitting decides.`);
}

function checkOutcome(template: Template, step: string, outcome: string, path: string, add: Add): void {
  const block = blockAt(template, step);
  if (block === null || !isStep(block) || outcome === RESUBMITTED) return;
  // What one does in a notice or with a sheet of scores has words of its own; the step's outcome comes of it.
  if (block.kind === 'notice' || block.kind === 'score' || Object.hasOwn(block.outcomes, outcome)) return;
  add('OUTCOME_UNKNOWN', path, `步骤“${step}”没有结果“${outcome}”。`, `The step "${step}" has no outcome "${outcome}".`);
}

function blockAt(template: Template, place: string): Block | null {
  return placedBlocks(template.blocks).find(({ block }) => block.id === readPlace(place).id)?.block ?? null;
}
