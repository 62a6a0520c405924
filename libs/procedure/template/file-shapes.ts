/** The published schemas, asked: whether a template, an overlay or one block is of the right shape, and where it is not. */
import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import { LIMITS } from './limits';
import dutySchema from '../starts/duty.schema.json';
import overlaySchema from './procedure-overlay.schema.json';
import templateSchema from './procedure-template.schema.json';
import registerSchema from './register.schema.json';
import type { Block, Duty, Issue, Overlay, Register, Template } from './template.types';

// It gives every finding at once; `checkLimits` has bounded before how many there can be.
const ajv = new Ajv2020({ allErrors: true, discriminator: true, strict: true, strictTypes: false, strictRequired: false });
ajv.addSchema(templateSchema);
const fitsTemplate = ajv.compile<Template>({ $ref: templateSchema.$id });
const fitsOverlay = ajv.compile<Overlay>(overlaySchema);
const fitsDuty = ajv.compile<Duty>(dutySchema);
const fitsRegister = ajv.compile<Register>(registerSchema);
const fitsBlock = ajv.compile<Block>({ $ref: `${templateSchema.$id}#/$defs/block` });

/** A template, or what is wrong with its shape. */
export function templateShape(input: unknown): { template: Template } | { issues: Issue[] } {
  return fitsTemplate(input) ? { template: input } : { issues: shapeIssues(fitsTemplate) };
}

export function overlayShape(input: unknown): { overlay: Overlay } | { issues: Issue[] } {
  return fitsOverlay(input) ? { overlay: input } : { issues: shapeIssues(fitsOverlay) };
}

export function dutyShape(input: unknown): { duty: Duty } | { issues: Issue[] } {
  return fitsDuty(input) ? { duty: input } : { issues: shapeIssues(fitsDuty) };
}

export function registerShape(input: unknown): { register: Register } | { issues: Issue[] } {
  return fitsRegister(input) ? { register: input } : { issues: shapeIssues(fitsRegister) };
}

/** What is wrong with the shape of one block. */
export function blockShape(input: unknown): Issue[] {
  return fitsBlock(input) ? [] : shapeIssues(fitsBlock);
}

function shapeIssues({ errors }: ValidateFunction): Issue[] {
  const found = (errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return found.slice(0, LIMITS.issues).map(issueOf);
}

function issueOf({ instancePath, keyword, message, params }: ErrorObject): Issue {
  const detail = shapeDetail(keyword, params as Record<string, unknown>);
  return {
    rule: `schema/${keyword}`,
    path: instancePath,
    severity: 'error',
    message: { zh: `格式不符（${keyword}${detail}）`, en: `${message ?? keyword}${detail}` },
  };
}

function shapeDetail(keyword: string, params: Record<string, unknown>): string {
  const named = params['missingProperty'] ?? params['additionalProperty'] ?? params['allowedValues'] ?? params['tagValue'];
  return named === undefined || keyword === 'required' ? '' : `: ${JSON.stringify(named)}`;
}
