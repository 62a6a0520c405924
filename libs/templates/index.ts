/** The catalogue as data: base templates, a jurisdiction's overlays, calendars. Read here once, and refused with every issue. */
import { applyOverlay, parseOverlay, parseTemplate } from '../procedure/authoring';
import type { Calendar, Issue, Jurisdiction, Register, Template } from '../procedure';
import branchSetup from './branch-setup/template.json';
import branchSetupTianjin from './branch-setup/CN-TJ.overlay.json';
import branches from './registers/branches.json';
import { calendarOf } from './calendars';

/** One line per procedure; an overlay for each jurisdiction whose text differs. */
const CATALOGUE: Record<string, { base: unknown; overlays: Partial<Record<Jurisdiction, unknown>> }> = {
  'branch-setup': { base: branchSetup, overlays: { 'CN-TJ': branchSetupTianjin } },
};

/** A template of the catalogue cannot be used; `issues` say why, each with its path. */
export class TemplateUnusable extends Error {
  readonly issues: Issue[];

  constructor(procedure: string, issues: Issue[]) {
    super(`${procedure}: ${issues.map(({ rule, path, message }) => `${path} ${rule} ${message.en}`).join('; ')}`);
    this.name = 'TemplateUnusable';
    this.issues = issues;
  }
}

/** Ids of all procedures. */
export function listProcedures(): string[] {
  return Object.keys(CATALOGUE);
}

/**
 * The template of a procedure as a jurisdiction has it. Where the catalogue has no overlay for it, the national base is used as it is
 * and keeps saying so. Throws `TemplateUnusable`.
 */
export function loadTemplate(procedure: string, jurisdiction: Jurisdiction = 'CN'): Template {
  const entry = CATALOGUE[procedure];
  if (entry === undefined) throw new TemplateUnusable(procedure, []);
  const base = usable(procedure, parseTemplate(entry.base));
  const source = entry.overlays[jurisdiction];
  if (source === undefined) return base;
  const { overlay, issues } = parseOverlay(source);
  if (overlay === null) throw new TemplateUnusable(`${procedure} ${jurisdiction}`, issues);
  const applied = applyOverlay(base, overlay);
  if (applied.issues.length > 0) throw new TemplateUnusable(`${procedure} ${jurisdiction}`, applied.issues);
  return usable(`${procedure} ${jurisdiction}`, parseTemplate(applied.template));
}

/** The registers that procedures feed, in the order of the menu. */
export function registers(): Register[] {
  return [branches];
}

export { calendarOf, layersOf } from './calendars';

/** Working days and days off: the State Council's yearly lists, as far as they are published. */
export function calendar(): Calendar {
  return calendarOf('CN');
}

function usable(name: string, parsed: { template: Template | null; issues: Issue[] }): Template {
  if (parsed.template === null) throw new TemplateUnusable(name, parsed.issues);
  return parsed.template;
}
