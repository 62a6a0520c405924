/** Reading a script: its shape by the published schema, then what it says of its template. Issues are collected, never thrown. */
import Ajv2020, { type ErrorObject } from 'ajv/dist/2020';
import { canonicalJson } from '../plain';
import type { Issue, Template } from '../template/template.types';
import { checkScript } from './check-script';
import type { SimulationScript } from './script.types';
import scriptSchema from './simulation-script.schema.json';

const ajv = new Ajv2020({ allErrors: true, discriminator: true, strict: true, strictTypes: false, strictRequired: false });
const fits = ajv.compile<SimulationScript>(scriptSchema);

/** More is no scenario that somebody wrote; asked before the validator looks at each of its values. */
const MOST_BYTES = 256 * 1024;
const MOST_ISSUES = 50;

/** A script that can be played on the template, or null with everything that stands in the way. */
export function parseScript(input: unknown, template: Template): { script: SimulationScript | null; issues: Issue[] } {
  const size = sizeOf(input);
  if (size === null || size > MOST_BYTES) return { script: null, issues: [tooBig()] };
  if (!fits(input)) return { script: null, issues: shapeIssues(fits.errors ?? []) };
  const issues = checkScript(input, template);
  return { script: issues.length > 0 ? null : input, issues: issues.slice(0, MOST_ISSUES) };
}

/** Null: so deep that writing it down fails. */
function sizeOf(input: unknown): number | null {
  try {
    return new TextEncoder().encode(canonicalJson(input)).length;
  } catch {
    return null;
  }
}

function tooBig(): Issue {
  const message = {
    zh: `情景不是普通的 JSON，或大于 ${MOST_BYTES / 1024} KB，请精简后重试。`,
    en: `The script is not plain JSON, or bigger than ${MOST_BYTES / 1024} KB. Make it smaller and try again.`,
  };
  return { rule: 'SCRIPT_TOO_BIG', path: '', severity: 'error', message };
}

/** A wrong value is said once, at the value: what its neighbours then lack follows from it. */
function shapeIssues(errors: ErrorObject[]): Issue[] {
  const told = errors.filter(({ keyword }) => keyword !== 'if' && keyword !== '$ref');
  return told.slice(0, MOST_ISSUES).map((error) => ({
    rule: `schema/${error.keyword}`,
    path: error.instancePath,
    severity: 'error',
    message: messageOf(error),
  }));
}

function messageOf({ keyword, params, message = keyword }: ErrorObject): Issue['message'] {
  const given = params as Record<string, string | string[] | undefined>;
  const name = [given['missingProperty'], given['additionalProperty'], given['unevaluatedProperty']].flat().join('');
  switch (keyword) {
    case 'required':
      return { zh: `缺少“${name}”。`, en: `"${name}" is missing.` };
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return { zh: `这里没有“${name}”一项，请核对拼写。`, en: `There is no "${name}" here. Check the spelling.` };
    case 'enum': {
      const values = [given['allowedValues']].flat();
      return { zh: `只能是：${values.join('、')}。`, en: `It must be one of: ${values.join(', ')}.` };
    }
    case 'type':
      return { zh: `类型不符，应为 ${[given['type']].join()}。`, en: `It must be of the type ${[given['type']].join()}.` };
    case 'pattern':
      return {
        zh: '写法不符，例如时间写作 2026-05-18 09:00。',
        en: 'It is not written as it must be; a time is 2026-05-18 09:00.',
      };
    case 'discriminator':
      return { zh: '“do”不是可以做的事。', en: 'What "do" names cannot be done.' };
    default:
      return { zh: `格式不符（${keyword}）。`, en: `${message}.` };
  }
}
