/**
 * The checker: everything that there is to say about a template before it is published. Whoever publishes, whoever edits and the command
 * line ask this one function, so that all of them hear the same. Pure; the same template in the same surroundings gives the same findings.
 */
import { checkCalls } from '../template/check-calls';
import { checkRegisters } from '../template/check-registers';
import type { Template } from '../template/template.types';
import { callActs } from './call-acts';
import { checkedOf, finding, type Check, type Checked } from './checked';
import type { Finding, Surroundings } from './checker.types';
import { withExceptions } from './exceptions';
import { inOrder } from './in-order';
import { obligations } from './obligations';
import { overlayCheck } from './overlay';
import { STRUCTURAL } from './structure';
import { knownFor, pathRules, templateRules } from './text-rules';

/** Called before each rule of the texts is explored, with how many there are. */
export type Progress = (rule: string, of: number) => void;

/** Of a template that was parsed without errors (`parseTemplate`), with its overlay applied. Errors come first, then by place. */
export function checkTemplate(template: Template, surroundings: Surroundings, progress?: Progress): Finding[] {
  const checked = checkedOf(template, surroundings);
  const structure = [...STRUCTURAL, calls, callActs, registers].flatMap((check) => check(checked));
  const rules = [...templateRules(checked), ...explored(checked, structure, progress)];
  const stated = withExceptions(template, rules, knownFor(template));
  return inOrder([...structure, ...stated, ...obligations(checked), ...overlayCheck(checked)]);
}

/** A template whose steps turn in a circle by themselves has no ways that could be walked. */
function explored(checked: Checked, structure: Finding[], progress?: Progress): Finding[] {
  const circle = structure.find(({ rule, severity }) => rule === 'AUTOMATIC_CIRCLE' && severity === 'error');
  if (circle === undefined) return pathRules(checked, progress);
  const because = { zh: '请先改正循环。', en: 'Mend the circle first.' };
  const [zh, en] = ['流程会反复循环，尚未核对各项规则。', 'It turns in circles, so no rule was held against its ways.'];
  return [{ ...finding('RULES_NOT_EXPLORED', 'warning', circle.path, zh, en), undecided: because }];
}

/** What is wrong between this template and those that it calls. */
const calls: Check = ({ template, surroundings }) => {
  const others = surroundings.templates.filter(({ id }) => id !== template.id);
  return checkCalls([...others, template].map((one) => ({ template: one })))
    .filter(({ procedure }) => procedure === template.id)
    .map(({ rule, severity, path, message }) => ({ rule, severity, path, message, basis: [] }));
};

/** What is wrong between this template and the registers that it feeds or asks. */
const registers: Check = ({ template, surroundings }) =>
  checkRegisters(template, surroundings.registers).map((issue) => ({ ...issue, basis: [] }));
