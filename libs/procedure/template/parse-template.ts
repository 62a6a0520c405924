/** Reading a template: first its shape, by the published schema, then what a schema cannot say. Issues are collected, never thrown. */
import Ajv2020, { type ErrorObject } from 'ajv/dist/2020';
import { checkMeaning } from './check-meaning';
import overlaySchema from './procedure-overlay.schema.json';
import templateSchema from './procedure-template.schema.json';
import type { Issue, Overlay, Template } from './template.types';

const ajv = new Ajv2020({ allErrors: true, discriminator: true, strict: true, strictTypes: false, strictRequired: false });
ajv.addSchema(templateSchema);
const fitsTemplate = ajv.compile<Template>({ $ref: templateSchema.$id });
const fitsOverlay = ajv.compile<Overlay>(overlaySchema);

/** A template without errors, or null with every issue that was found; warnings may come with either. */
export function parseTemplate(input: unknown): { template: Template | null; issues: Issue[] } {
  if (!fitsTemplate(input)) return { template: null, issues: shapeIssues(fitsTemplate.errors) };
  const issues = checkMeaning(input);
  return { template: issues.some(({ severity }) => severity === 'error') ? null : input, issues };
}

/** The same for an overlay; what it changes is checked once it is applied. */
export function parseOverlay(input: unknown): { overlay: Overlay | null; issues: Issue[] } {
  return fitsOverlay(input) ? { overlay: input, issues: [] } : { overlay: null, issues: shapeIssues(fitsOverlay.errors) };
}

function shapeIssues(errors: ErrorObject[] | null | undefined): Issue[] {
  return (errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, keyword, message, params }) => {
      const detail = shapeDetail(keyword, params as Record<string, unknown>);
      return {
        rule: `schema/${keyword}`,
        path: instancePath,
        severity: 'error',
        message: { zh: `格式不符（${keyword}${detail}）`, en: `${message ?? keyword}${detail}` },
      };
    });
}

function shapeDetail(keyword: string, params: Record<string, unknown>): string {
  const named = params['missingProperty'] ?? params['additionalProperty'] ?? params['allowedValues'] ?? params['tagValue'];
  return named === undefined || keyword === 'required' ? '' : `: ${JSON.stringify(named)}`;
}
