/** A template as it is named on the command line: a procedure of the catalogue by its id, or a file with its overlays beside it. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Issue, Jurisdiction, Overlay, Template } from '../../libs/procedure';
import { applyOverlay, parseOverlay, parseTemplate } from '../../libs/procedure/authoring';
import { StartProblem, reasonOf } from '../../libs/runtime/problem';
import { listProcedures, loadOverlay, loadTemplate, TemplateUnusable } from '../../libs/templates';

export type Language = 'zh' | 'en';

export const UNREADABLE: Record<Language, string> = {
  zh: '读不到，或不是完整的 JSON：',
  en: 'It cannot be read, or is not whole JSON:',
};

/** A file is not there, or is not JSON. */
export class Unreadable extends Error {}

export function languageOf(flag: string | undefined, command: string): Language {
  if (flag === undefined || flag === 'zh' || flag === 'en') return flag ?? 'zh';
  throw new StartProblem(command, `there is no language "${flag}"`, '--lang zh, or --lang en');
}

export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new Unreadable(`${path} (${reasonOf(error)})`);
  }
}

export interface FoundTemplate {
  template: Template | null;
  issues: Issue[];
  /** Where an overlay was applied: what it was applied to. */
  overlay?: { base: Template; overlay: Overlay };
}

/** With the local rules of a jurisdiction; without one as the file says. Throws `Unreadable`. */
export function templateAt(name: string, jurisdiction: string | undefined, typedIn: string): FoundTemplate {
  if (listProcedures().includes(name)) return ofCatalogue(name, (jurisdiction ?? 'CN') as Jurisdiction);
  const path = resolve(typedIn, name);
  const input = readJson(path);
  if (isOverlay(input)) return overlayAt(input, path);
  const base = parseTemplate(input);
  if (base.template === null || (jurisdiction ?? base.template.jurisdiction) === base.template.jurisdiction) return base;
  return applied(base.template, readJson(join(dirname(path), `${jurisdiction}.overlay.json`)));
}

function ofCatalogue(name: string, jurisdiction: Jurisdiction): FoundTemplate {
  try {
    const overlay = loadOverlay(name, jurisdiction);
    return { template: loadTemplate(name, jurisdiction), issues: [], ...(overlay === null ? {} : { overlay }) };
  } catch (error) {
    if (error instanceof TemplateUnusable) return { template: null, issues: error.issues };
    throw error;
  }
}

function isOverlay(input: unknown): input is { of: unknown } {
  return typeof input === 'object' && input !== null && 'overlay' in input && 'of' in input;
}

/** Over the procedure of the catalogue that it names; where there is none, over the template beside it. */
function overlayAt(input: { of: unknown }, path: string): FoundTemplate {
  const { of } = input;
  const known = typeof of === 'string' && listProcedures().includes(of);
  const base = known ? ofCatalogue(of, 'CN') : parseTemplate(readJson(join(dirname(path), 'template.json')));
  return base.template === null ? base : applied(base.template, input);
}

function applied(base: Template, input: unknown): FoundTemplate {
  const { overlay, issues } = parseOverlay(input);
  if (overlay === null) return { template: null, issues };
  const changed = applyOverlay(base, overlay);
  if (changed.issues.length > 0) return { template: null, issues: changed.issues };
  const parsed = parseTemplate(changed.template);
  return { ...parsed, overlay: { base, overlay } };
}
