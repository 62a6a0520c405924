/** What one template says wrongly about the procedures that it calls or opens; what these say of themselves is `check-calls.ts`. */
import { holdsValue } from '../forms/facts';
import type { Field } from '../forms/field.types';
import type { CallFor, CallInput } from './call.types';
import type { Source } from './called-fields';
import type { Add } from './check.types';
import type { Audience, StructureBlock, Template } from './template.types';
import { tableOf } from './vocabulary';
import { placedSteps } from './walk-template';

/** The plain ends of any case; no result may be called like one. */
export const PLAIN_ENDS = ['completed', 'refused', 'withdrawn'] as const;

/** A step that begins a case, with what it says of that case. */
export interface Beginning {
  procedure: string | null;
  /** The step's outcomes beside the plain ends: results of the called procedure. */
  results: string[];
  /** `waits`: called; `begins`: begun at once; `stands`: dated in the society's calendar. */
  way: 'waits' | 'begins' | 'stands';
  for: CallFor;
  /** Who knows of the step. */
  audience: Audience;
  input: CallInput;
  /** JSON pointers of the input and of the step. */
  path: string;
  inputPath: string;
  around: StructureBlock[];
}

/** Every step of a template that begins a case of another procedure, or a dated duty. */
export function beginningsIn(template: Pick<Template, 'blocks'>): Beginning[] {
  return placedSteps(template).flatMap(({ block, path, around }): Beginning[] => {
    const where = { path, around, audience: block.audience ?? ('society' as const) };
    if (block.kind === 'call') {
      const results = Object.keys(block.outcomes).filter((id) => !(PLAIN_ENDS as readonly string[]).includes(id));
      const { procedure, input, for: whose = 'society' } = block;
      return [{ ...where, procedure, results, way: 'waits', for: whose, input, inputPath: `${path}/input` }];
    }
    if (block.kind !== 'open') return [];
    const { opens } = block;
    const common = { ...where, results: [], for: opens.for ?? 'society', inputPath: `${path}/opens/input` };
    if (opens.start === 'by-society') return [{ ...common, procedure: opens.procedure ?? null, way: 'stands', input: {} }];
    return [{ ...common, procedure: opens.procedure, way: 'begins', input: opens.input }];
  });
}

/** Columns of tables by which it is said whose case begins: they travel with the case, like those that conditions read. */
export function readByCalls(template: Pick<Template, 'blocks'>): string[] {
  return beginningsIn(template).flatMap(({ for: whose, around }) => {
    const table = tableAround(template, around);
    return table !== null && whose.startsWith('item.') ? [`form.${table}`, `form.${table}[].${whose.slice('item.'.length)}`] : [];
  });
}

export function checkCallBlocks(template: Template, add: Add): void {
  for (const [index, { id }] of (template.results ?? []).entries()) {
    const at = `/results/${index}/id`;
    if ((PLAIN_ENDS as readonly string[]).includes(id)) {
      add('RESULT_RESERVED', at, `“${id}”是固有的结束方式，请换一个。`, `"${id}" is how any case may end; use another name.`);
    }
    if (template.results?.findIndex((result) => result.id === id) !== index) {
      add('DUPLICATE_ID', at, `编号“${id}”重复。`, `The id "${id}" stands twice.`);
    }
  }
  for (const beginning of beginningsIn(template)) {
    checkFor(template, beginning, add);
    for (const [field, source] of Object.entries(beginning.input)) {
      if (sourceOf(template, beginning.around, source) !== null) continue;
      add(
        'CALL_SOURCE_UNKNOWN',
        `${beginning.inputPath}/${field}`,
        `此处没有可以带出的“${source}”。`,
        `There is no "${source}" here that could be given.`,
      );
    }
  }
}

/** Whose case it is must be known for every item. */
function checkFor(template: Template, { for: whose, path, around, way }: Beginning, add: Add): void {
  if (whose === 'society') return;
  const at = `${path}${way === 'waits' ? '' : '/opens'}/for`;
  if (!around.some(({ kind }) => kind === 'each')) {
    add(
      'CALL_FOR_OUTSIDE_EACH',
      at,
      '只有逐项办理时才能由各项所指单位办理。',
      'Only inside an "each" is there an item whose case it could be.',
    );
    return;
  }
  // What no table holds was listed by a look-up: an organisation by its id.
  if (whose === 'item' ? tableAround(template, around) === null : isOrganisation(sourceOf(template, around, whose))) return;
  add(
    'CALL_FOR_UNKNOWN',
    at,
    `“${whose}”不是必填的单位栏，也不是查询列出的单位。`,
    `"${whose}" is no required column of organisations, nor an organisation that a look-up listed.`,
  );
}

function isOrganisation(source: Source | null): boolean {
  return source?.type === 'organisation' && source.required === true && source.among === undefined;
}

/** What a name of an input means at a place, or null: a field, or `item.<column>` of the row at hand. */
export function sourceOf(template: Pick<Template, 'form' | 'blocks'>, around: StructureBlock[], source: string): Source | null {
  const isField = (field: Field): boolean => field.id === source && holdsValue(field);
  if (!source.startsWith('item.')) return template.form.fields.find(isField) ?? null;
  const table = tableAround(template, around);
  const columns = template.form.fields.find(({ id }) => id === table)?.columns ?? [];
  return columns.find(({ id }) => `item.${id}` === source) ?? null;
}

/** The table whose rows are gone through; null where a look-up listed what is, or nothing is gone through. */
function tableAround(template: Pick<Template, 'blocks'>, around: StructureBlock[]): string | null {
  const each = around.find(({ kind }) => kind === 'each');
  return each?.kind === 'each' ? tableOf(template, each.over) : null;
}
